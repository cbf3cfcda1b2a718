namespace EcomCore.Segmentation;

/// <summary>What one customer spent per purchase.</summary>
public readonly record struct SpendHistory
{
    /// <summary>The largest mean, in any currency.</summary>
    public const double MaxMean = 1e15;

    /// <summary>The smallest mean, in any currency: less is no money.</summary>
    public const double MinMean = 1e-9;

    /// <summary>Creates a spend history.</summary>
    /// <param name="purchases">Number of purchases that the mean is of, 1 or more.</param>
    /// <param name="mean">Mean money per purchase, <see cref="MinMean"/> to <see cref="MaxMean"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few purchases, or the mean is not from <see cref="MinMean"/> to <see cref="MaxMean"/>.</exception>
    public SpendHistory(int purchases, double mean)
    {
        Guard.Between(purchases, 1, PurchaseHistory.MaxRepeats);
        Guard.Between(mean, MinMean, MaxMean);
        Purchases = purchases;
        Mean = mean;
    }

    /// <summary>Gets the number of purchases that the mean is of; 0 only in the default value, a customer of whom nothing is known.</summary>
    public int Purchases { get; }

    /// <summary>Gets the mean money per purchase.</summary>
    public double Mean { get; }
}
