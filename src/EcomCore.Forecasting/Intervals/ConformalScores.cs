namespace EcomCore.Forecasting;

/// <summary>Sizes of past errors in units of the spread that the model stated for them.</summary>
internal sealed class ConformalScores
{
    private readonly double[][] _sorted;

    /// <param name="steps">The scores of each step; one array for all steps together. Sorted in place.</param>
    /// <param name="cases">Past forecasts, or series, that they come from: the errors of one go together.</param>
    public ConformalScores(double[][] steps, int cases)
    {
        foreach (var scores in steps)
        {
            Array.Sort(scores);
            Count += scores.Length;
        }

        (_sorted, Cases) = (steps, cases);
    }

    public int Count { get; }

    public int Cases { get; }

    /// <summary>Whether there is an error to judge a step by; steps beyond the last take its scores.</summary>
    public bool Knows(int step) => Of(step).Length > 0;

    /// <summary>Half the width of a central interval in units of the spread: of w cases, the share (w + 1) level / w of the errors lies inside; where that is more than all, all of them and the model's own interval.</summary>
    public double At(int step, double level, double own)
    {
        var scores = Of(step);
        var place = (int)Math.Ceiling(((Cases + 1) * level / Cases * scores.Length) - 1e-9);
        return place > scores.Length ? Math.Max(scores[scores.Length - 1], own) : place > 0 ? scores[place - 1] : 0;
    }

    private double[] Of(int step) => _sorted[Math.Min(step, _sorted.Length - 1)];
}
