//! Small cases made by hand.

use counterpoise_case::model::Case;
use counterpoise_case::{Folder, load};
use counterpoise_report::Meta;
use counterpoise_study::{Answer, Choices, Control, Question, answer};

/// Text that would break a page that does not escape.
pub(crate) const HOSTILE: &str = "<script>alert(1)</script> & 'single' <b onload=x>";

const SMALL: &str = r#"
case small "Title <script>alert(1)</script> & 'single' <b onload=x>"
  question: Does <i>it</i> & does "it"?
  subject: RUS
  target: CHN
  window: 2013-09-07/2015-05-08
  author-school: pape-2005
  schools: pape-2005, walt-1987, korolev-2016
  arenas: steppe, far
  bibliography: sources.bib
  seed: 7
  draws: 20

arena steppe "Steppe <b>"
  level: regional

arena far "Far away"
  level: global

turning-point 2013-09-07 start "Start <b>"
turning-point 2014-03 turn "Turn & turn"

period before "Before <i>"
  from: start
  until: turn

period after "After"
  from: turn
  until: 2015-12-31

set outside "Outside"
  default: off

source @one
  kind: official
  side: RUS
  grade: A1

source @two
  kind: press
  side: neutral

series gdp-a "GDP of one"
  of: RUS
  measure: capability
  unit: million US$
  values: 2013 = 200000; 2014 = 190000

series gdp-b "GDP of other"
  of: CHN
  measure: capability
  unit: million US$
  values: 2013 = 900000; 2014 = 990000

series gdp-b-printed "GDP of other as printed"
  of: CHN
  unit: million US$
  values: 2014 = 970000

event 2013-10-01 RUS -> CHN "A deed <script>alert(1)</script> & 'single' <b onload=x>"
  id: E1
  deed, resist, soft, weight 3
  arena: steppe
  domain: energy
  issue: pipe
  cite: @one p. 1 <b>
  note: A note <script>x</script> that names E2.

event [2014-02..2014-04] RUS -> CHN "Words, some day between"
  id: E2
  statement, accommodate, soft, weight 2
  arena: steppe
  domain: diplomatic
  issue: pipe
  via: @two
  second: MK: accommodate, weight 1, soft

event 2014-06/2015-06 RUS with CHN "A lasting deed"
  id: E3
  deed, accommodate, soft, weight 4
  arena: steppe, far
  domain: energy
  issue: pipe
  printed: 2014-07 because <it> began earlier
  cite: @one; @two
  second: MK: neutral, weight 3, soft

event undated RUS -> CHN "Nobody knows when"
  id: E4
  deed, accommodate, soft, weight 1
  arena: far

event 2014-08 RUS -> CHN "Not in the study"
  id: X1
  deed, resist, hard, weight 2
  arena: steppe
  set: outside
  cite: @two

search 2013/2015 RUS -> CHN "Looked <b> for more"
  arena: far
  where: a shelf
  found: nothing

claim c1 "First <b> it resisted"
  count: resisting, deeds of RUS -> CHN in steppe during before at least 1
  cite: @one p. 2
  rests-on: E1

claim c2 "Then it did not"
  verdict: RUS -> CHN in steppe during after by pape-2005 is soft-balancing
  order: E1 before E3

claim c3 "It was meant so"
  untestable: Nobody <i>knows</i> what was meant.
"#;

const BIB: &str = "@misc{one, author = {One, Anna}, title = {A title <b>}, year = {2014}, url = {https://example.org/one}}\n\
                   @misc{two, author = {Two, Ben}, title = {Another}, year = {2015}}\n";

const EMPTY: &str = "case nothing \"Nothing yet\"\n  subject: RUS\n  target: CHN\n  draws: 5\n";

pub(crate) struct Found {
    pub(crate) case: Case,
    pub(crate) answer: Answer,
}

impl Found {
    pub(crate) fn page(&self) -> String {
        let meta = Meta {
            version: "9.9".to_owned(),
            command: "counterpoise report \"<b>\"".to_owned(),
            folder: "small".to_owned(),
            switches: String::new(),
            inputs: vec![("small<b>.case".to_owned(), "00ff".to_owned())],
        };
        counterpoise_report::page(&self.case, &self.answer, &meta)
    }

    pub(crate) fn charts(&self) -> Vec<(String, String)> {
        counterpoise_report::charts(&self.case, &self.answer)
    }
}

pub(crate) fn small() -> Found {
    found(&[("small.case", SMALL), ("sources.bib", BIB)])
}

pub(crate) fn empty() -> Found {
    found(&[("nothing.case", EMPTY)])
}

pub(crate) fn found(files: &[(&str, &str)]) -> Found {
    let files =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    let errors: Vec<String> =
        loaded.diagnostics.iter().filter(|d| d.is_error()).map(|d| format!("{d:?}")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let answer = answer(&loaded.case, &Question::default(), Choices::ALL, Control::NONE)
        .expect("the case names a pair");
    Found { case: loaded.case, answer }
}
