namespace EcomCore.Forecasting;

/// <summary>Sizes of past errors in units of the deviation that the model stated for them, as normal numbers.</summary>
internal sealed class ConformalScores
{
    private readonly Step[] _steps;

    /// <param name="steps">For every step, or once for all steps together, the scores of each case (past forecast, or series). The errors of one case go together: each case with a score counts as one, however many scores it has.</param>
    public ConformalScores(IEnumerable<double[][]> steps) => _steps = [.. steps.Select(Step.Of)];

    public int Count => _steps.Sum(step => step.Sorted.Length);

    /// <summary>Gets the cases of the step that has fewest.</summary>
    public int FewestCases => _steps.Min(step => step.Cases);

    /// <summary>Whether there is an error to judge a step by; steps beyond the last take its scores.</summary>
    public bool Knows(int step) => At(step).Cases > 0;

    /// <summary>Half the width of a central interval in units of the deviation: of w cases, the share (w + 1) level / w of the errors lies inside; where that is more than all, all of them and the model's own interval.</summary>
    public double At(int step, double level, double own)
    {
        var (sorted, reached, cases) = At(step);
        var wanted = ((cases + 1) * level) - 1e-9;
        var place = Array.BinarySearch(reached, wanted);
        place = place < 0 ? ~place : place;
        return wanted <= 0 ? 0 : place >= sorted.Length ? Math.Max(sorted[sorted.Length - 1], own) : sorted[place];
    }

    private Step At(int step) => _steps[Math.Min(step, _steps.Length - 1)];

    /// <param name="Sorted">Scores in rising order.</param>
    /// <param name="Reached">Cases up to each of them.</param>
    /// <param name="Cases">All of them.</param>
    private sealed record Step(double[] Sorted, double[] Reached, int Cases)
    {
        public static Step Of(double[][] cases)
        {
            var scores = cases.SelectMany(own => own.Select(score => (Score: score, Weight: 1.0 / own.Length))).OrderBy(one => one.Score).ToArray();
            var reached = new double[scores.Length];
            var sum = 0.0;
            for (var i = 0; i < scores.Length; i++)
            {
                reached[i] = sum += scores[i].Weight;
            }

            return new Step([.. scores.Select(one => one.Score)], reached, cases.Count(own => own.Length > 0));
        }
    }
}
