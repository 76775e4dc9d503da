//! The commands by what one wants to do.

/// How the help is laid out: the commands in groups, each with its first line.
///
/// The texts are those of the commands' own documentation; a test holds them together.
pub(super) const TEMPLATE: &str = "\
{before-help}{about-with-newline}
{usage-heading} {usage}

Begin: counterpoise run cases/russia-china, or counterpoise new my-case --subject JPN --target CHN

Write a case
  new             Make a small case that passes `check`
  import          Turn a spreadsheet of events into directives
  check           Read a case and say everything that is wrong with it
  fmt             Lay case files out in the one canonical way
  explain         Explain a code of a diagnostic, or print a vocabulary
  schools         List the schools, or print one

Judge it
  run             All of it: answer, claims, page, lock file
  judge           Verdicts by arena, period and school
  claims          Test the claims of the study; exits with 1 if one fails
  compare         Schools side by side, and where they disagree
  shift           Did it shift, when, and whose date is right
  rivals          Why did it happen? Rival explanations weighed clue by clue
  commitments     What was promised, how exactly, how far it came, and what became of it
  positions       What the literature says of it, what nobody has said, and what rests on one work
  balance         Running balances, as in accounting

Doubt it
  why             Unfold a verdict, a claim or an event down to the page
  needs           What is missing, ranked by what it would settle, each with the directive to paste
  stress          Try other defensible codings: in which share of them a verdict holds, and what it hangs on
  coverage        What is covered by evidence and what is not
  reliability     Agreement between coders: Krippendorff's alpha
  calibrate       Textbook cases under every school: does the rule give its author's label?
  history         What the versions of a case said, one after the other, from git
  verify          Run again and compare with the lock file of the last run

Show it
  export          What one can hand in: figures, tables, the brief, an archive for replication
  table           Write a part of a case as a table
  cite            The BibTeX of everything a table used: data and methods

Data of the field
  data            The store of data: add files, list, show, check, remove
  measure         A measure of states or dyads from the store; the list of measures, and their pages
  panel           Many measures in one table of dyads or states and periods: CSV, Parquet, Arrow, Stata
  scan            Search every dyad of the store for the largest shifts of its balance
  sql             Sums as SQL text, for an engine that runs beyond one machine
  idealpoints     Estimate ideal points of states from their votes in the General Assembly
  counterfactual  How a series would have gone on without a treatment: synthetic control and its kin
  curve           Specification curve of a regression: every set of controls, outcome and sample, with a joint test by permutation

The shell
  completions     Print completions for a shell
  man             Print the manual page
  help            Print this message or the help of the given subcommand(s)

Options:
{options}{after-help}";

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use clap::CommandFactory;

    #[test]
    fn every_command_stands_in_one_group_with_its_own_words() {
        let command = crate::args::Args::command();
        for own in command.get_subcommands().filter(|own| own.get_name() != "help") {
            let about = own.get_about().map(ToString::to_string).unwrap_or_default();
            let line = format!("\n  {:<15} {about}\n", own.get_name());
            assert_eq!(TEMPLATE.matches(&line).count(), 1, "{line}");
        }
    }
}
