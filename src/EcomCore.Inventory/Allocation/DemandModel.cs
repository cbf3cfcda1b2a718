namespace EcomCore.Inventory;

/// <summary>How demand varies about its mean, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
public enum DemandModel
{
    /// <summary>Normal with the given mean and standard deviation, truncated at 0 (values below 0 do not occur). For fast movers.</summary>
    Normal,

    /// <summary>Poisson with the given mean; the standard deviation is not used. For slow movers with independent buyers.</summary>
    Poisson,

    /// <summary>Negative binomial with the given mean and standard deviation: counts that vary more than Poisson's. Where the variance is not above
    /// the mean, which no negative binomial has, its limit, the Poisson, is used.</summary>
    NegativeBinomial,
}
