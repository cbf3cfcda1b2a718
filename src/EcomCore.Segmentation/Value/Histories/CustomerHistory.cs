using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One customer's purchases up to the end of the calibration, and how many followed.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="FirstPurchase">Day of the first purchase.</param>
/// <param name="History">Repeats, last purchase and age at the end of the calibration; purchases of one day count once.</param>
/// <param name="MeanSpend">Mean money of a repeat purchase day, returns taken off; null without repeats. Can be 0 or below where returns exceed purchases.</param>
/// <param name="LaterPurchases">Purchase days after the calibration, up to the end of the hold-out; 0 when there is no hold-out.</param>
/// <param name="Revenue">Money of all purchase days, the first too, returns taken off. 0 or below for a customer who sent everything back, or got everything free.</param>
public readonly record struct CustomerHistory(
    string CustomerId, LocalDate FirstPurchase, PurchaseHistory History, decimal? MeanSpend, int LaterPurchases, decimal Revenue)
{
    /// <summary>Gets what the spend model knows of the customer.</summary>
    /// <value>
    /// Repeats and their mean spend; the default value without repeats, when nothing is known; null when the customer's purchases, or the repeats among them, brought no
    /// money: then something is known, and it is 0 (see <see cref="LifetimeValue.Of(IPurchaseModel, CustomerHistory, GammaGammaModel, double, double, double)"/>).
    /// </value>
    public SpendHistory? Spend => Revenue <= 0m ? null
        : MeanSpend is not { } mean ? default(SpendHistory)
        : (double)mean >= SpendHistory.MinMean ? new SpendHistory(History.Repeats, (double)mean)
        : null;
}
