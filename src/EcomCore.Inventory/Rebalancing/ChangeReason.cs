namespace EcomCore.Inventory;

/// <summary>Why an allotment is updated.</summary>
public enum ChangeReason
{
    /// <summary>It moves to its target, or as near as the stock allows.</summary>
    Target,

    /// <summary>More is reserved there than it has.</summary>
    Reserved,

    /// <summary>All allotments together exceed the stock.</summary>
    TooMuchAllotted,
}
