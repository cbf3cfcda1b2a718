namespace EcomCore.Segmentation;

/// <summary>Why there is no fitted model.</summary>
public enum FitRefusal
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>There are no customers.</summary>
    NoCustomers,

    /// <summary>No customer bought twice: nothing tells how often customers come back.</summary>
    NoRepeats,

    /// <summary>All customers have the same history or spend: nothing tells how they differ.</summary>
    NoVariation,

    /// <summary>The likelihood has no maximum that could be found.</summary>
    NoMaximum,
}
