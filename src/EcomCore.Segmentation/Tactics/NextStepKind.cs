namespace EcomCore.Segmentation;

/// <summary>What to do for a customer today.</summary>
public enum NextStepKind
{
    /// <summary>Take the step.</summary>
    Contact,

    /// <summary>Wait until a day: for an answer, or for a contact limit.</summary>
    Wait,

    /// <summary>Nothing more: the customer answered.</summary>
    Answered,

    /// <summary>Nothing more: every step was tried.</summary>
    Exhausted,

    /// <summary>Never: the customer opted out.</summary>
    OptedOut,

    /// <summary>Nothing: the plan has no steps for the segment.</summary>
    NoPlan,
}
