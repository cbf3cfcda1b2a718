namespace EcomCore.Inventory;

/// <summary>How stock is divided once every floor is met.</summary>
public enum AllocationMethod
{
    /// <summary>Equal days of cover for all channels, as far as floors and caps allow; uses up the stock.</summary>
    FairShare,

    /// <summary>Tier by tier: fair share inside a tier until its demand is met, then the next tier. What no tier needs stays unallocated.</summary>
    Priority,

    /// <summary>The largest expected profit: margin of what is sold less the holding cost of what is not, with demand as a distribution. A unit goes where
    /// it is worth most, and stays unallocated where it is worth nothing anywhere. Weights are not used.</summary>
    ExpectedProfit,
}
