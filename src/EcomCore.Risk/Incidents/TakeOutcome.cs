namespace EcomCore.Risk;

/// <summary>What rules did with a post; of several rules and keywords together.</summary>
[Flags]
internal enum TakeOutcome
{
    /// <summary>It is none of theirs.</summary>
    None = 0,

    /// <summary>It was counted.</summary>
    Counted = 1,

    /// <summary>It came too late to count.</summary>
    Late = 2,
}
