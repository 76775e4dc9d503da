//! Codes of the reader: lines, quotes, keywords.

super::catalogue! {
    NOT_UTF8 = "E0101", "the file is not UTF-8",
        "Case files are UTF-8. A byte was found that no UTF-8 text contains: usually the file was saved as Windows-1252 or Latin-1.\n\nMend: open it in an editor, choose \"save with encoding UTF-8\". Nothing is guessed: an accented letter read in the wrong encoding would become another letter without anyone noticing. The rest of the file is still checked.";
    TOO_LARGE = "E0102", "the file is too large for a case",
        "A case file may have at most 64 MiB, about 200,000 events. A body of evidence of that size is a dataset, not a ledger that a person codes.\n\nMend: split it into several files, or keep it outside the case.";
    UNKNOWN_DIRECTIVE = "E0103", "unknown directive",
        "A line that begins in the first column must begin with one of the words of the language: case, actor, arena, turning-point, period, set, source, series, event, assessment, search, indicator, attribute, school, concept, pattern, claim.\n\nMend: correct the word; or indent the line by two blanks if it belongs to the directive above; or begin it with `;` if it is a comment.";
    RESERVED_DIRECTIVE = "E0104", "a directive kept for a later version",
        "`hypothesis`, `clue`, `cluster`, `choice` and `claimed-shift` are reserved: rival explanations and the analyst's choices will be written with them. This version does not read them.\n\nMend: put `;` before the lines for the time being.";
    STRAY_LINE = "E0105", "an indented line belongs to nothing",
        "An indented line is a field of the directive above it. Here there is no directive above.\n\nMend: put the directive's first line above it, or begin the line with `;`.";
    UNCLOSED_TITLE = "E0106", "a title is not closed",
        "A title stands in double quotes in the first line of a directive. The closing quotation mark is missing; the title was taken to reach to the end of the line.\n\nMend: add the closing quotation mark.";
    UNKNOWN_FIELD = "E0107", "unknown field",
        "A field has a name that this directive does not know. Nothing is ignored silently: a misspelt `cite:` would leave an event without its source.\n\nMend: correct the name. The fields of each directive are listed in docs/language.md.";
    REPEATED_FIELD = "E0108", "a field is given twice",
        "This field may be given only once in a directive.\n\nMend: delete one of them, or join them.";
    EMPTY_FIELD = "E0109", "a field has no value",
        "A field stands without a value. Empty is not the same as missing: leave the field out if nothing is known.\n\nMend: give the value or delete the line.";
    MISSING_FIELD = "E0110", "a necessary field is missing",
        "This directive cannot be understood without the field.\n\nMend: add it.";
    UNKNOWN_WORD = "E0111", "a word is not in the vocabulary",
        "Coding lines and some fields take words from a closed list, so that a slip is found instead of being counted as something else.\n\nMend: use one of the words named in the message.";
    BAD_HEADER = "E0112", "the first line of the directive is not understood",
        "The first line has the wrong parts or the wrong order.\n\nMend: follow the pattern shown in the message; docs/language.md section 3 has an example of each directive.";
    BAD_NUMBER = "E0113", "not a number, or out of range",
        "Numbers are written with digits and a decimal point, without a thousands sign: `1200`, `0.5`. Some have a range: a weight is 1 to 5, a certainty, degree, margin or spread 0 to 1.\n\nMend: correct it.";
    BAD_DATE = "E0114", "the date is not understood",
        "Dates follow EDTF (ISO 8601-2): `2013`, `2013-09`, `2013-09-07`, `2014-03~` (approximately), `2010/2015` (lasted), `[2014-03..2016]` (happened once, some day between), `199X` (some year of the decade), `2014-03/..` (still going on).\n\nMend: as the message says. A date that is not known is written `undated`; nothing is filled in.";
    FURTHER_LINE = "E0116", "a line goes on after a field that takes one value",
        "An indented line that is deeper than the fields belongs to the field above it. That field takes a single value, so nothing would read the line.\n\nMend: if it is a field of its own, indent it like the others; else delete it.";
    TOO_DEEP = "W0117", "a line looks like a field but is indented as a part of the one above",
        "Lines that are indented deeper than the fields go on the field above. This one begins with the name of a field and a colon: probably it was meant as one.\n\nMend: indent it like the other fields; or leave it if it is prose.";
    UNDATED_ELSEWHERE = "E0115", "this directive needs a date",
        "Only an event may be `undated`.\n\nMend: give the date, as wide as it must be: `1991/2019`.";
}
