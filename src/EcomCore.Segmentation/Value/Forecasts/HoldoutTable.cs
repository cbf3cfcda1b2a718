namespace EcomCore.Segmentation;

/// <summary>Sets what a model expected beside what customers did after the calibration. Immutable.</summary>
public sealed class HoldoutTable
{
    private HoldoutTable(HoldoutRow[] rows, double expected, double actual, double absolute, double squared)
    {
        Rows = Array.AsReadOnly(rows);
        Expected = expected;
        Actual = actual;
        MeanAbsoluteError = absolute;
        RootMeanSquaredError = squared;
    }

    /// <summary>Gets a row per number of repeats, the last for all larger ones.</summary>
    public IReadOnlyList<HoldoutRow> Rows { get; }

    /// <summary>Gets the purchases expected of all customers.</summary>
    public double Expected { get; }

    /// <summary>Gets the purchases that all customers made.</summary>
    public double Actual { get; }

    /// <summary>Gets the mean over customers of the distance between expected and actual; NaN without customers.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>Gets the root of the mean over customers of the squared distance; NaN without customers.</summary>
    public double RootMeanSquaredError { get; }

    /// <summary>Makes the table.</summary>
    /// <param name="model">A model fitted to the calibration, in the histories' unit.</param>
    /// <param name="histories">The customers, with a hold-out.</param>
    /// <param name="lastRow">The number of repeats from which on customers share a row; 1 to 1000.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The histories have no hold-out.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastRow"/> is out of range.</exception>
    public static HoldoutTable Of(IPurchaseModel model, CustomerHistories histories, int lastRow = 7)
    {
        Guard.NotNull(model);
        Guard.NotNull(histories);
        Guard.Between(lastRow, 1, 1000);
        var horizon = histories.HoldoutLength;
        if (horizon <= 0)
        {
            throw new ArgumentException("Expected histories that were made with an end of the hold-out.", nameof(histories));
        }

        var (customers, expected, actual) = (new int[lastRow + 1], new double[lastRow + 1], new double[lastRow + 1]);
        double absolute = 0, squared = 0;
        foreach (var customer in histories)
        {
            var row = Math.Min(customer.History.Repeats, lastRow);
            var purchases = model.ExpectedPurchases(customer.History, horizon);
            customers[row]++;
            expected[row] += purchases;
            actual[row] += customer.LaterPurchases;
            absolute += Math.Abs(purchases - customer.LaterPurchases);
            squared += (purchases - customer.LaterPurchases) * (purchases - customer.LaterPurchases);
        }

        var rows = customers.Select((count, i) => new HoldoutRow(i, i == lastRow, count, expected[i] / count, actual[i] / count)).ToArray();
        return new HoldoutTable(rows, expected.Sum(), actual.Sum(), absolute / histories.Count, Math.Sqrt(squared / histories.Count));
    }
}
