using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EcomCore;

/// <summary>Argument checks, compiled into every package so that none depends on another.</summary>
[DebuggerStepThrough]
internal static class Guard
{
    public static void NotNull([NotNull] object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static void NotEmpty([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        NotNull(value, name);
        if (value.Length == 0)
        {
            throw new ArgumentException("Expected at least one character.", name);
        }
    }

    public static void AtLeast(long value, long minimum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum)
        {
            throw OutOfRange(name, value, minimum, null);
        }
    }

    public static void AtLeast(decimal value, decimal minimum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum)
        {
            throw OutOfRange(name, value, minimum, null);
        }
    }

    public static void Between(long value, long minimum, long maximum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value < minimum || value > maximum)
        {
            throw OutOfRange(name, value, minimum, maximum);
        }
    }

    /// <summary>Refuses NaN and the infinities too.</summary>
    public static void FiniteAtLeast(double value, double minimum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= minimum) || double.IsInfinity(value))
        {
            throw OutOfRange(name, value, minimum, null);
        }
    }

    /// <summary>Both ends inclusive; refuses NaN too.</summary>
    public static void Between(double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= minimum) || !(value <= maximum))
        {
            throw OutOfRange(name, value, minimum, maximum);
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(string? name, object value, object minimum, object? maximum) =>
        new(name, value, maximum is null
            ? string.Format(CultureInfo.InvariantCulture, "Expected a finite number, {0} or more; found {1}.", minimum, value)
            : string.Format(CultureInfo.InvariantCulture, "Expected {0} to {1}; found {2}.", minimum, maximum, value));
}
