using System.Numerics;

namespace EcomCore.Inventory;

/// <summary>Sorts items by value (ABC) and by evenness (XYZ): A and X items can be planned closely, C and Z items need rules that cost no time.</summary>
/// <remarks>Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains (4th ed., 2017), section 2.6 (ABC). The limits of XYZ are a convention.</remarks>
public static class ItemClasses
{
    /// <summary>The share of the value that A items bring together.</summary>
    public const double DefaultAShare = 0.8;

    /// <summary>The share of the value that A and B items bring together.</summary>
    public const double DefaultBShare = 0.95;

    /// <summary>The coefficient of variation up to which an item is X.</summary>
    public const double DefaultXLimit = 0.5;

    /// <summary>The coefficient of variation up to which an item is Y.</summary>
    public const double DefaultYLimit = 1;

    /// <summary>Sorts items by the value they bring.</summary>
    /// <param name="values">Revenue or margin of each item in the same time; finite, 0 or more.</param>
    /// <param name="aShare">The share of the value that A items bring together; 0 to 1.</param>
    /// <param name="bShare">The share of the value that A and B items bring together; <paramref name="aShare"/> to 1.</param>
    /// <returns>The class of each item, in the order given. The item that crosses a limit still belongs to the better class; items of value 0 are C.
    /// Of equal values the earlier item comes first.</returns>
    /// <remarks>Values and shares count as the decimal numbers they are written as (0.8 is 8 / 10), and are added up and compared without rounding: of 90, 70
    /// and 40 the first two bring exactly 80 %, so the third is B.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">A value is outside its range; the message names its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range.</exception>
    public static AbcClass[] ByValue(IReadOnlyList<double> values, double aShare = DefaultAShare, double bShare = DefaultBShare)
    {
        Guard.NotNull(values);
        Guard.Between(aShare, 0.0, 1.0);
        Guard.Between(bShare, aShare, 1.0);
        var places = new int[values.Count];
        for (var i = 0; i < places.Length; i++)
        {
            GuardValue(values[i], i, nameof(values));
            places[i] = i;
        }

        Array.Sort(places, (a, b) => values[a] != values[b] ? values[b].CompareTo(values[a]) : a.CompareTo(b));
        var units = WrittenNumber.InOneUnit(values);
        var total = units.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
        var (aLimit, bLimit) = (WrittenNumber.Of(aShare).CeilingOf(total), WrittenNumber.Of(bShare).CeilingOf(total));
        var classes = new AbcClass[places.Length];
        var before = BigInteger.Zero;
        foreach (var place in places)
        {
            classes[place] = units[place].IsZero ? AbcClass.C : before < aLimit ? AbcClass.A : before < bLimit ? AbcClass.B : AbcClass.C;
            before += units[place];
        }

        return classes;
    }

    /// <summary>Judges how evenly an item sells.</summary>
    /// <param name="sales">Units per period, such as the last twelve months; finite, 0 or more.</param>
    /// <param name="xLimit">The coefficient of variation up to which an item is X; finite, 0 or more.</param>
    /// <param name="yLimit">The coefficient of variation up to which an item is Y; finite, at least <paramref name="xLimit"/>.</param>
    /// <returns>The class; Z without a sale.</returns>
    /// <remarks>Compared without rounding, as in <see cref="ByValue"/>: sales of 0.1 and 0.3 vary by exactly 0.5 and are X.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentException">A number of sales is outside its range; the message names its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public static XyzClass ByEvenness(IReadOnlyList<double> sales, double xLimit = DefaultXLimit, double yLimit = DefaultYLimit)
    {
        Guard.FiniteAtLeast(xLimit, 0);
        Guard.FiniteAtLeast(yLimit, xLimit);
        GuardValues(sales);
        var units = WrittenNumber.InOneUnit(sales);
        var (sum, squares) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var value in units)
        {
            sum += value;
            squares += value * value;
        }

        // Both sides times (n * mean)²: n² * variance <= limit² * sum².
        var spread = (units.Length * squares) - (sum * sum);
        return sum.IsZero ? XyzClass.Z : IsWithin(xLimit) ? XyzClass.X : IsWithin(yLimit) ? XyzClass.Y : XyzClass.Z;

        bool IsWithin(double limit)
        {
            var written = WrittenNumber.Of(limit);
            return spread * BigInteger.Pow(10, 2 * written.Places) <= BigInteger.Pow(written.Digits * sum, 2);
        }
    }

    /// <summary>Finds the coefficient of variation: the standard deviation of all periods (divided by n) over the mean.</summary>
    /// <param name="sales">Units per period; finite, 0 or more.</param>
    /// <returns>0 or more; positive infinity without a sale.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentException">A number of sales is outside its range; the message names its place.</exception>
    public static double VariationOf(IReadOnlyList<double> sales)
    {
        GuardValues(sales);
        var largest = sales.Count == 0 ? 0 : sales.Max();
        if (largest == 0)
        {
            return double.PositiveInfinity;
        }

        // A power of two near the largest keeps every digit and the squares within a double.
        var unit = Math.Pow(2, Math.Floor(Math.Log(largest, 2)));
        var mean = sales.Average(units => units / unit);
        return Math.Sqrt(sales.Average(units => ((units / unit) - mean) * ((units / unit) - mean))) / mean;
    }

    private static void GuardValues(IReadOnlyList<double> sales)
    {
        Guard.NotNull(sales);
        for (var i = 0; i < sales.Count; i++)
        {
            GuardValue(sales[i], i, nameof(sales));
        }
    }

    private static void GuardValue(double value, int place, string name)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers, 0 or more; found {value} in place {place}."), name);
        }
    }
}
