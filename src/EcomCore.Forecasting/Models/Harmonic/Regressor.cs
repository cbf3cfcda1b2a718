using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Something known in the past and in the future that moves demand: a price, a promotion, a temperature.</summary>
public sealed class Regressor
{
    private readonly double[] _values;

    /// <summary>Creates a regressor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per period from the series' first, and on through every period to be forecast; copied.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message names its place.</exception>
    public Regressor(string name, IEnumerable<double> values)
    {
        Guard.NotNull(name);
        Guard.NotNull(values);
        Name = name;
        _values = [.. values];
        var wrong = Array.FindIndex(_values, value => double.IsNaN(value) || double.IsInfinity(value));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                string.Format(CultureInfo.InvariantCulture, "Regressor '{0}', row {1}: expected a finite number; found {2}.", name, wrong, _values[wrong]), nameof(values));
        }
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the values, from the series' first period on.</summary>
    public IReadOnlyList<double> Values => Array.AsReadOnly(_values);

    /// <summary>The value of a period.</summary>
    internal double At(int t) => t < _values.Length
        ? _values[t]
        : throw new ArgumentException(string.Format(
            CultureInfo.InvariantCulture, "Regressor '{0}' has {1} values, but the series and its forecast need at least {2}.", Name, _values.Length, t + 1));
}
