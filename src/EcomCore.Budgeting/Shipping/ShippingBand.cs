namespace EcomCore.Budgeting;

/// <summary>The price for a range of chargeable weight: above the band before (for the first: from 0), up to and with its own end.</summary>
/// <param name="UpTo">The end, included; null for no end.</param>
/// <param name="Price">Price of the band.</param>
/// <param name="Step">Size of a weight step beyond the band's start that costs extra; 0 for a flat price.</param>
/// <param name="PerStep">Price of each step begun.</param>
public sealed record ShippingBand(decimal? UpTo, decimal Price, decimal Step = 0m, decimal PerStep = 0m);
