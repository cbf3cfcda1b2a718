using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Argument checks that say whose number it is, or what was counted, so that one bad channel is found among thousands.</summary>
internal static class NamedGuard
{
    public static void AtLeast(
        string kind, string name, long value, long minimum, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (value < minimum)
        {
            throw OutOfRange(parameter, value, kind, name, FormattableString.Invariant($"{minimum} or more"));
        }
    }

    public static void Between(
        string kind, string name, decimal value, decimal minimum, decimal maximum, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (value < minimum || value > maximum)
        {
            throw OutOfRange(parameter, value, kind, name, FormattableString.Invariant($"{minimum} to {maximum}"));
        }
    }

    /// <summary>Refuses NaN and the infinities too.</summary>
    public static void FiniteNotNegative(string kind, string name, double value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw OutOfRange(parameter, value, kind, name, "a finite number, 0 or more");
        }
    }

    /// <summary>How many things there may be, both ends inclusive. A count that does not fit a long is refused like any other.</summary>
    public static void Count(string things, double count, long minimum, long maximum, string parameter)
    {
        if (!(count >= minimum && count <= maximum))
        {
            throw new ArgumentOutOfRangeException(
                parameter, count, FormattableString.Invariant($"Expected {minimum} to {maximum} {things}; found {count}."));
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(string? parameter, object value, string kind, string name, string expected) =>
        new(parameter, value, FormattableString.Invariant($"{kind} '{name}': expected {expected}; found {value}."));
}
