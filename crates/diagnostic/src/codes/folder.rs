//! Codes of the folder and of names.

super::catalogue! {
    EMPTY_FOLDER = "E0201", "the folder holds no case",
        "There is no file that ends in `.case` in this folder.\n\nMend: name the right folder, or make a small case with `counterpoise new FOLDER --subject RUS --target CHN`.";
    UNREADABLE = "E0202", "a file cannot be read",
        "The file is missing, is a folder, or may not be read.\n\nMend: check its name and its rights.";
    NO_CASE = "E0203", "there is no `case` directive",
        "A folder holds exactly one `case` directive, which says what is asked, about whom.\n\nMend: add one: `case my-case \"Title\"` with `question:`, `subject:` and `target:`.";
    TWO_CASES = "E0204", "there are two `case` directives",
        "A folder holds exactly one.\n\nMend: delete one, or move it to a folder of its own.";
    DUPLICATE = "E0205", "a name is used twice",
        "Ids must be unique among things of one kind, or a claim that rests on one of them would be ambiguous.\n\nMend: rename one.";
    UNKNOWN_NAME = "E0206", "a name is not declared",
        "Something is referred to that no directive declares.\n\nMend: correct the name, or declare it.";
    CYCLE = "E0207", "a definition goes round in a circle",
        "An arena that lies within itself, or a concept that is defined by itself, has no meaning.\n\nMend: break the circle.";
    BAD_BIBLIOGRAPHY = "E0208", "the bibliography is not understood",
        "The `.bib` file is not valid BibTeX or BibLaTeX.\n\nMend: at the place shown; often a brace or a comma is missing. An export from Zotero is always valid.";
    DUPLICATE_SOURCE = "E0209", "a source is described twice",
        "Two `source` directives, or two entries of the bibliography, have the same key.\n\nMend: delete one.";
    UNKNOWN_SOURCE = "E0210", "a source is not in the bibliography",
        "A citation key has no entry in the `.bib` file, so nobody could look the source up.\n\nMend: add the entry, or correct the key.";
    UNUSED_SOURCE = "W0211", "a source is never cited",
        "An entry of the case's bibliography is cited by nothing.\n\nMend: cite it where it is used, or delete it; or leave it: this is a warning.";
    BAD_CITATION = "E0212", "a citation is not understood",
        "A citation is `@key`, then, if need be, the place: `@korolev2016 p. 387-388`; several are parted by semicolons.\n\nMend: write it so.";
    UNKNOWN_ACTOR = "E0213", "no such actor",
        "States are named by their ISO-3 code (`RUS`); other actors by what an `actor` directive declares.\n\nMend: correct the code or declare the actor.";
    AMBIGUOUS_ACTOR = "E0214", "the name fits several actors",
        "The name or code fits more than one state in the year in question.\n\nMend: use one of the codes that the message lists.";
    ACTOR_OUT_OF_DATE = "E0215", "the actor did not exist then",
        "The event is dated to a time in which this actor did not exist. Kazakhstan could not act in 1985; the Soviet Union could not in 1995.\n\nMend: use the state of the time (the message names candidates), or correct the date.";
    BAD_ORDER_OF_PERIOD = "E0216", "a period ends before it begins",
        "`until` must lie after `from`.\n\nMend: swap or correct them.";
    BAD_SERIES = "E0217", "a series is not understood",
        "A series has either `values: DATE = NUMBER; ...` or `file: NAME.csv column NAME`. In a file the first column holds dates, the first line the names of the columns; an empty cell is a missing value.\n\nMend: at the place shown.";
    SERIES_REPEATS = "E0218", "a series gives two values for one date",
        "Which of the two is meant cannot be known.\n\nMend: delete one, or make two series with their sources.";
    SAME_DYAD = "E0219", "subject and target are the same",
        "A state cannot be judged towards itself.\n\nMend: correct one of them.";
    NAME_NOT_CODE = "W0220", "a name stands where a code is usual",
        "The name was understood, but codes are dated and unambiguous.\n\nMend: write the code that the message names.";
}
