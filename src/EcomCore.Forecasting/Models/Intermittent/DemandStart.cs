namespace EcomCore.Forecasting;

/// <summary>Where the demand of a series begins: after zeros too many to be chance.</summary>
/// <remarks>
/// An item that is not on sale yet has no demand to learn from, and its zeros say nothing of the time after. But an item that sells seldom begins with zeros too. With z zeros in the n periods after the first demand, the chance that the next
/// period has none is (z + 1)/(n + 2) (Laplace's rule of succession), and that k periods in a row have none is the product of (z + 1 + i)/(n + 2 + i) for i from 0 to k - 1. Below 5 % the item was not on sale.
/// </remarks>
internal static class DemandStart
{
    private const double LeastChance = 0.05;

    // A sample sold, long before: at most one period in twenty.
    private const double MostStray = 0.05;

    // What no model can be fitted to is no reason to leave out the rest.
    private const int LeastValues = 5;

    /// <summary>The first period that counts: the last one with a sale such that the zeros right before it are no chance and hardly anything was sold earlier; 0 where there is none. A return is no sale; missing values say nothing.</summary>
    public static int Of(ReadOnlySpan<double> values)
    {
        var (seen, zeros) = (0, 0);
        foreach (var value in values)
        {
            seen += double.IsNaN(value) ? 0 : 1;
            zeros += value <= 0 ? 1 : 0;
        }

        var (start, before, stray, inARow) = (0, 0, 0, 0);
        for (var t = 0; t < values.Length && stray <= MostStray * before; t++)
        {
            if (double.IsNaN(values[t]))
            {
                continue;
            }

            seen--;
            zeros -= values[t] <= 0 ? 1 : 0;
            if (values[t] > 0)
            {
                start = inARow > 0 && seen + 1 >= LeastValues && Chance(inARow, seen, zeros) < LeastChance ? t : start;
                stray++;
            }

            inARow = values[t] > 0 ? 0 : inARow + 1;
            before++;
        }

        return start;
    }

    /// <summary>The chance of a number of zeros in a row after so many periods seen.</summary>
    private static double Chance(int inARow, int seen, int zeros)
    {
        var chance = 1.0;
        for (var i = 0; i < inARow && chance >= LeastChance; i++)
        {
            chance *= (zeros + 1.0 + i) / (seen + 2.0 + i);
        }

        return chance;
    }
}
