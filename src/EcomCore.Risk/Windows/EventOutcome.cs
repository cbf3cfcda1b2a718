namespace EcomCore.Risk;

/// <summary>What an <see cref="EventCounter"/> did with an event.</summary>
public enum EventOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>It came later than the allowance and does not count.</summary>
    TooLate,

    /// <summary>Its key is new, there are as many keys as allowed, and none of them is out of date.</summary>
    TooManyKeys,
}
