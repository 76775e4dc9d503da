//! Codes of events and their consistency.

super::catalogue! {
    NO_EVENT_ID = "E0301", "an event has no id",
        "Claims, clues and verdicts refer to events by id.\n\nMend: add `id: E001`.";
    NO_MODE = "E0302", "an event says neither deed, statement nor non-act",
        "Words and deeds are balanced apart; so each event must say which it is.\n\nMend: add a coding line: `deed, accommodate, soft, weight 3`.";
    EFFECT_BEFORE_CAUSE = "E0303", "an effect is dated before its cause",
        "This event `follows` another, but every admissible day of it lies before every admissible day of the other.\n\nMend: correct one of the dates. If the source prints the wrong one, keep it visible: `printed: 2014-11 because ...`.";
    UNCITED = "W0304", "an event cites no source",
        "It has neither `cite:` nor `via:`. It still counts, with certainty 0.5, and is listed wherever a verdict rests on it.\n\nMend: cite the source with its page.";
    NO_OPPORTUNITY = "W0305", "a non-act does not show the opportunity to object",
        "Acquiescence is silence with the chance to speak. Without it, silence means nothing.\n\nMend: add `opportunity:` with what shows that the actor could have objected.";
    ROLE_CONTRADICTS = "W0306", "the role does not fit the first line",
        "The coding line names a role that the actors in the first line do not have in this case: `behaviour` is the subject's act, `stimulus` the target's, `pressure` a third party's.\n\nMend: drop the word, or use `context` for what should not count.";
    DUPLICATE_EVENT = "W0307", "two events look like one",
        "Same actors, date, instrument, issue and place, and much the same title, under two ids: one act may have been entered twice and would count double.\n\nMend: delete one; if they are two acts, give them different issues or instruments.";
    STANCE_WITHOUT_ADDRESSEE = "E0308", "a stance towards nobody",
        "The event has a stance, but neither an addressee nor `toward:` says whom it concerns.\n\nMend: name the addressee in the first line (`RUS -> CHN`), or add `toward:`.";
    HARDNESS_UNUSUAL = "W0309", "the hardness is not the usual one of the instrument",
        "Arms, force, troops and alliances are usually hard; everything else soft. The coding differs. It may be right; a reader will want to know why.\n\nMend: correct it, or say why in `note:`.";
    PRINTED_WITHOUT_REASON = "E0310", "a corrected date gives no reason",
        "`printed:` keeps the date of the source in view; it must say why it was corrected.\n\nMend: `printed: 2014-11 because the annexation cannot precede its own cause`.";
    FIELD_NOT_FOR_MODE = "W0311", "the field does not belong to this kind of event",
        "`posture:` belongs to statements, `opportunity:` to non-acts.\n\nMend: move or delete it.";
    SELF_ACT = "E0312", "an actor treats itself",
        "Somebody stands on both sides of the arrow, or the stance concerns the actor itself.\n\nMend: correct the first line or `toward:`.";
    GAIN_NOT_PARTY = "W0313", "somebody gains who is not part of the event",
        "`gains:` names an actor that neither acts, is addressed, nor is concerned.\n\nMend: correct the code; or leave it if a third party really profits.";
    SECOND_CODER = "E0314", "a second coding is not understood",
        "A second coding is `second: CODER: stance, weight 2, hard`: the coder's name, a colon, and words of the coding line.\n\nMend: write it so.";
    FURTHER_READING = "E0315", "a further reading is not understood",
        "A further reading is `also: RUS -> USA in global: resist, soft, weight 2`.\n\nMend: write it so.";
    FUTURE_CAUSE = "W0317", "cause and effect cannot be ordered",
        "This event `follows` another, but their dates leave open which came first. The order is assumed, not shown.\n\nMend: date them more closely if a source allows.";
    FIGURES_AGAINST_WORDING = "W0316", "a wording that its own figures contradict",
        "A claim speaks of a number or a ratio that the series it names do not bear out: \"almost double\", and the figures are 30 and 18.6. Either the figures are wrong or the sentence is.\n\nMend: check the figures. If the sentence is the study's own, leave it: the claim fails, and that is a finding about the study.";
}
