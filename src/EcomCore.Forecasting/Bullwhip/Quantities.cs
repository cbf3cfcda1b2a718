using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Checks quantities that come in as a sequence.</summary>
internal static class Quantities
{
    public static double[] Copy(IEnumerable<double> values, string name, int least)
    {
        Guard.NotNull(values, name);
        double[] copy = [.. values];
        var wrong = Array.FindIndex(copy, value => double.IsNaN(value) || double.IsInfinity(value));
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "Row {0}: expected a finite number, found {1}.", wrong, copy[wrong]), name);
        }

        return copy.Length >= least
            ? copy
            : throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "Expected at least {0} values, found {1}.", least, copy.Length), name);
    }
}
