using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EcomCore;

/// <summary>Argument checks, compiled into every package so that none depends on another.</summary>
[DebuggerStepThrough]
internal static class Guard
{
    // 1 - 2^-53, the largest double below 1.
    private const double JustBelowOne = 0.99999999999999989;

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

    /// <summary>Above 0; refuses NaN and the infinities too.</summary>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Between(value, double.Epsilon, double.MaxValue, name);

    /// <summary>Above 0 and below 1, both exclusive; refuses NaN too.</summary>
    public static void Chance(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Between(value, double.Epsilon, JustBelowOne, name);

    private static ArgumentOutOfRangeException OutOfRange(string? name, object value, object minimum, object? maximum) =>
        new(name, value, string.Format(CultureInfo.InvariantCulture, "Expected " + Range(minimum, maximum) + "; found {2}.", minimum, maximum, value));

    // The ends of the doubles stand for "above 0" and "finite"; as numbers they would only puzzle.
    private static string Range(object minimum, object? maximum) => (minimum, maximum) switch
    {
        (double.Epsilon, double.MaxValue) => "a finite number above 0",
        (double.Epsilon, JustBelowOne) => "a number above 0 and below 1",
        (double.Epsilon, not null) => "a number above 0 and at most {1}",
        (double.MinValue, double.MaxValue) => "a finite number",
        (double, null or double.MaxValue) => "a finite number, {0} or more",
        (_, null) => "{0} or more",
        _ => "{0} to {1}",
    };
}
