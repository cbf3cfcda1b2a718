namespace EcomCore.Budgeting;

/// <summary>An addition to the band's price: handling, fuel, remote or oversize.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Amount">A fixed amount.</param>
/// <param name="Percent">A part of the band's price, in percent: 12.5 for an eighth.</param>
/// <param name="WeightOver">Only for parcels whose chargeable weight is above this; null for all.</param>
/// <param name="LongestOver">Only for parcels whose longest side is above this; null for all.</param>
/// <param name="PercentOfValue">A part of the parcel's value, in percent: insurance.</param>
public sealed record ShippingSurcharge(
    string Id, decimal Amount = 0m, decimal Percent = 0m, decimal? WeightOver = null, decimal? LongestOver = null, decimal PercentOfValue = 0m)
{
    internal bool AppliesTo(Parcel parcel, decimal chargeableWeight) =>
        (WeightOver is not { } weight || chargeableWeight > weight) && (LongestOver is not { } longest || parcel.Sides[0] > longest);

    internal decimal Of(Parcel parcel, decimal price) => Amount + (price * (Percent / 100m)) + (parcel.Value * (PercentOfValue / 100m));
}
