//! Codes of events and their consistency.

super::catalogue::catalogue! {
    NO_EVENT_ID = "E0301", "an event has no id";
    NO_MODE = "E0302", "an event says neither deed, statement nor non-act";
    EFFECT_BEFORE_CAUSE = "E0303", "an effect is dated before its cause";
    UNCITED = "W0304", "an event cites no source";
    NO_OPPORTUNITY = "W0305", "a non-act does not show the opportunity to object";
    ROLE_CONTRADICTS = "W0306", "the role does not fit the first line";
    DUPLICATE_EVENT = "W0307", "two events look like one";
    STANCE_WITHOUT_ADDRESSEE = "E0308", "a stance towards nobody";
    HARDNESS_UNUSUAL = "W0309", "the hardness is not the usual one of the instrument";
    PRINTED_WITHOUT_REASON = "E0310", "a corrected date gives no reason";
    FIELD_NOT_FOR_MODE = "W0311", "the field does not belong to this kind of event";
    SELF_ACT = "E0312", "an actor treats itself";
    GAIN_NOT_PARTY = "W0313", "somebody gains who is not part of the event";
    SECOND_CODER = "E0314", "a second coding is not understood";
    FURTHER_READING = "E0315", "a further reading is not understood";
    FUTURE_CAUSE = "W0317", "cause and effect cannot be ordered";
    BAD_BEARING = "E0318", "what an act bears on is not understood";
    ENDS_BEFORE = "E0319", "an act ends what begins later";
    ENDS_OPEN = "W0320", "an act and what it ends cannot be ordered";
    NO_ARENA = "W0321", "events that count in no arena";
    NO_PERIOD = "W0322", "events that count in no period";
    TREATS_NOBODY = "W0323", "events by which nobody treats anybody";
    HARDNESS_ASSUMED = "W0324", "a hardness that is taken from the instrument";
    FIGURES_AGAINST_WORDING = "W0316", "a wording that its own figures contradict";
}
