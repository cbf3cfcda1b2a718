using MathNet.Numerics.RootFinding;

namespace EcomCore.Inventory;

/// <summary>Roots of rising functions, by MathNet.Numerics' Brent method.</summary>
internal static class Root
{
    // A bound on time alone. Four times as many halvings lead from the largest double to next to any other.
    private const int MaxIterations = 500;

    private const string NoAnswer = "Expected numbers for which a finite answer exists.";

    /// <summary>Finds where a rising function crosses zero.</summary>
    /// <param name="function">Rising; below or at 0 at <paramref name="low"/>.</param>
    /// <param name="low">Where it is not above 0.</param>
    /// <param name="high">A guess, best above it; doubled in distance until the function is not below 0.</param>
    /// <param name="argument">The name of the argument to blame when there is no finite root.</param>
    /// <returns>The root, to about the last digits of a double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The function does not reach 0 before the end of the doubles, or is not a number on the way.</exception>
    public static double Increasing(Func<double, double> function, double low, double high, string argument)
    {
        var start = low;
        high = Math.Max(high, low + (1e-12 * Math.Max(Math.Abs(low), 1e-300)));
        while (function(high) < 0)
        {
            low = high;
            high = start + (2 * (high - start));
            if (double.IsInfinity(high))
            {
                throw new ArgumentOutOfRangeException(argument, NoAnswer);
            }
        }

        // Brent stops where the step is below the accuracy; a few steps of halving then settle the last digits.
        var accuracy = 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high));
        try
        {
            return Brent.TryFindRoot(function, low, high, accuracy, MaxIterations, out var root) ? root : Halve(function, low, high);
        }
        catch (ArithmeticException)
        {
            throw new ArgumentOutOfRangeException(argument, NoAnswer);
        }
    }

    private static double Halve(Func<double, double> function, double low, double high)
    {
        for (var i = 0; i < MaxIterations * 4; i++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = function(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }
}
