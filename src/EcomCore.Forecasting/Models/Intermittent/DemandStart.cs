namespace EcomCore.Forecasting;

/// <summary>Where the demand of a series begins: after zeros too many to be chance.</summary>
/// <remarks>
/// An item that is not on sale yet has no demand to learn from, and its zeros say nothing of the time after. But an item that sells seldom begins with zeros too. With z zeros in the n periods after the first demand, the chance that the next
/// period has none is (z + 1)/(n + 2) (Laplace's rule of succession), and that k periods in a row have none is the product of (z + 1 + i)/(n + 2 + i) for i from 0 to k - 1. Below 5 % the item was not on sale.
/// </remarks>
internal static class DemandStart
{
    private const double LeastChance = 0.05;

    // What no model can be fitted to is no reason to leave out the rest.
    private const int LeastValues = 5;

    /// <summary>The first period that counts: the first with demand where the zeros before it are no chance, else 0. Missing values say nothing.</summary>
    public static int Of(ReadOnlySpan<double> values)
    {
        var first = 0;
        var before = 0;
        while (first < values.Length && !(Math.Abs(values[first]) > 0))
        {
            before += values[first] == 0 ? 1 : 0;
            first++;
        }

        if (before == 0 || first == values.Length)
        {
            return 0;
        }

        var (seen, zeros) = (0, 0);
        foreach (var value in values[(first + 1)..])
        {
            seen += double.IsNaN(value) ? 0 : 1;
            zeros += value == 0 ? 1 : 0;
        }

        return seen + 1 >= LeastValues && Chance(before, seen, zeros) < LeastChance ? first : 0;
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
