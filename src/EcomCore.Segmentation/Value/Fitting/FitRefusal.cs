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

    /// <summary>The likelihood has no maximum that could be found: the search did not come to rest.</summary>
    NoMaximum,

    /// <summary>Fewer customers with a repeat purchase than the model has parameters.</summary>
    TooFewRepeats,

    /// <summary>The likelihood rises until several parameters are as good as 0 or infinite: the data do not look like the model.</summary>
    AtTheEdge,

    /// <summary>No customer has a repeat purchase that brought money.</summary>
    NoSpend,
}
