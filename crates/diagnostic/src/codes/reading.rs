//! Codes of the reader: lines, quotes, keywords.

super::catalogue::catalogue! {
    NOT_UTF8 = "E0101", "the file is not UTF-8";
    TOO_LARGE = "E0102", "the file is too large for a case";
    UNKNOWN_DIRECTIVE = "E0103", "unknown directive";
    STRAY_LINE = "E0105", "an indented line belongs to nothing";
    UNCLOSED_TITLE = "E0106", "a title is not closed";
    UNKNOWN_FIELD = "E0107", "unknown field";
    REPEATED_FIELD = "E0108", "a field is given twice";
    EMPTY_FIELD = "E0109", "a field has no value";
    MISSING_FIELD = "E0110", "a necessary field is missing";
    UNKNOWN_WORD = "E0111", "a word is not in the vocabulary";
    BAD_HEADER = "E0112", "the first line of the directive is not understood";
    BAD_NUMBER = "E0113", "not a number, or out of range";
    BAD_DATE = "E0114", "the date is not understood";
    FURTHER_LINE = "E0116", "a line goes on after a field that takes one value";
    TOO_DEEP = "W0117", "a line looks like a field but is indented as a part of the one above";
    UNDATED_ELSEWHERE = "E0115", "this directive needs a date";
    FIRST_EDITION = "W0119", "a field of the first edition of the language";
    NOT_TEXT = "E0118", "a character that no reader sees";
}
