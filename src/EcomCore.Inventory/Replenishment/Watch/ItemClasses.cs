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

        // Added up as shares of the largest, so that values near the end of a double do not overflow; sorted by value, then by place.
        Array.Sort(places, (a, b) => values[a] != values[b] ? values[b].CompareTo(values[a]) : a.CompareTo(b));
        var largest = places.Length == 0 ? 0 : values[places[0]];
        var total = places.Sum(place => largest == 0 ? 0 : values[place] / largest);
        var classes = new AbcClass[places.Length];
        var before = 0.0;
        foreach (var place in places)
        {
            var share = largest == 0 ? 1 : before / total;
            classes[place] = values[place] == 0 ? AbcClass.C : share < aShare ? AbcClass.A : share < bShare ? AbcClass.B : AbcClass.C;
            before += largest == 0 ? 0 : values[place] / largest;
        }

        return classes;
    }

    /// <summary>Judges how evenly an item sells.</summary>
    /// <param name="sales">Units per period, such as the last twelve months; finite, 0 or more.</param>
    /// <param name="xLimit">The coefficient of variation up to which an item is X; finite, 0 or more.</param>
    /// <param name="yLimit">The coefficient of variation up to which an item is Y; finite, at least <paramref name="xLimit"/>.</param>
    /// <returns>The class; Z without a sale.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentException">A number of sales is outside its range; the message names its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public static XyzClass ByEvenness(IReadOnlyList<double> sales, double xLimit = DefaultXLimit, double yLimit = DefaultYLimit)
    {
        Guard.FiniteAtLeast(xLimit, 0);
        Guard.FiniteAtLeast(yLimit, xLimit);
        var variation = VariationOf(sales);
        return variation <= xLimit ? XyzClass.X : variation <= yLimit ? XyzClass.Y : XyzClass.Z;
    }

    /// <summary>Finds the coefficient of variation: the standard deviation of all periods (divided by n) over the mean.</summary>
    /// <param name="sales">Units per period; finite, 0 or more.</param>
    /// <returns>0 or more; positive infinity without a sale.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentException">A number of sales is outside its range; the message names its place.</exception>
    public static double VariationOf(IReadOnlyList<double> sales)
    {
        Guard.NotNull(sales);
        var largest = 0.0;
        for (var i = 0; i < sales.Count; i++)
        {
            GuardValue(sales[i], i, nameof(sales));
            largest = Math.Max(largest, sales[i]);
        }

        if (largest == 0)
        {
            return double.PositiveInfinity;
        }

        // A power of two near the largest keeps every digit and the squares within a double.
        var unit = Math.Pow(2, Math.Floor(Math.Log(largest, 2)));
        var mean = sales.Average(units => units / unit);
        return Math.Sqrt(sales.Average(units => ((units / unit) - mean) * ((units / unit) - mean))) / mean;
    }

    private static void GuardValue(double value, int place, string name)
    {
        if (!(value >= 0 && value < double.PositiveInfinity))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers, 0 or more; found {value} in place {place}."), name);
        }
    }
}
