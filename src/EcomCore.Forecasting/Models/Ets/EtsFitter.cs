namespace EcomCore.Forecasting;

/// <summary>Maximises a model's likelihood over smoothing constants and initial states together.</summary>
/// <remarks>
/// Levenberg-Marquardt on the least-squares form of the likelihood (<see cref="EtsCurvature"/>), with the box of the usual region handled by
/// holding parameters at a bound that the step would leave. Steps into the region where a seasonal model is not forgetting are refused. The start is the
/// best of a few smoothing constants with the initial states of <see cref="EtsStart"/>.
/// </remarks>
internal sealed class EtsFitter
{
    private const double LargestDamping = 1e10;
    private const double FirstPhi = 0.978;

    private static readonly (double Alpha, double BetaShare, double GammaShare)[] Starts =
    [
        (0.02, 0.1, 0.05), (0.1, 0.3, 0.3), (0.3, 0.05, 0.05), (0.5, 0.1, 0.3), (0.75, 0.02, 0.02), (0.95, 0.2, 0.05),
    ];

    private readonly FitData _problem;
    private readonly double[] _complete;
    private readonly double[] _seasons;
    private readonly double[] _trial;
    private readonly double[] _step;
    private readonly double[] _matrix;
    private readonly int[] _free;
    private readonly double[] _polynomial;
    private readonly EtsCurvature[] _curvatures;
    private readonly EtsEstimation _estimation;
    private readonly double _size;

    public EtsFitter(FitData problem, EtsEstimation estimation)
    {
        _estimation = estimation;
        _problem = problem;
        _complete = problem.Complete;
        _size = _complete.Average(Math.Abs);
        var length = EtsLayout.Seasons + problem.Period - 1;
        _seasons = new double[problem.Period];
        _trial = new double[length];
        _step = new double[length];
        _matrix = new double[length * length];
        _free = new int[length];
        _polynomial = new double[problem.Period + 2];
        _curvatures = problem.Period == 1
            ? [new EtsCurvature(EtsLayout.Seasons, 1)]
            : [new EtsCurvature(EtsLayout.Seasons, 1), new EtsCurvature(length, problem.Period)];
    }

    /// <summary>The best of the starting points; its objective is infinite when the form cannot describe the data.</summary>
    public EtsFit Begin(EtsForm form)
    {
        var theta = new double[EtsLayout.Length(form, _problem.Period)];
        var fit = new EtsFit(form, theta, EtsLayout.Count(form, _problem.Period) + 1);
        var used = EtsStart.States(form, _complete, _problem.Period, theta);
        fit.Anchor = _estimation == EtsEstimation.Careful ? EtsAnchor.At(form, theta, used, _size) : default;
        theta[EtsLayout.Phi] = form.Trend == EtsTrend.Damped ? FirstPhi : 0;
        var best = Starts[0];
        foreach (var start in Starts)
        {
            Place(form, theta, start);
            var value = Evaluate(form, theta, fit.Anchor.Penalty(theta));
            if (value < fit.Objective)
            {
                (best, fit.Objective) = (start, value);
            }
        }

        Place(form, theta, best);
        return fit;
    }

    /// <summary>Improves a fit by at most a number of steps; stops when a step gains less than <paramref name="tolerance"/> in the objective.</summary>
    public void Improve(EtsFit fit, int steps, double tolerance)
    {
        if (double.IsInfinity(fit.Objective))
        {
            fit.IsConverged = true;
            return;
        }

        var curvature = _curvatures[fit.Form.Season == EtsSeason.None ? 0 : _curvatures.Length - 1];
        for (var i = 0; i < steps && !fit.IsConverged; i++)
        {
            var before = fit.Objective;
            curvature.Accumulate(_problem, fit.Form, fit.Theta, fit.Anchor);
            fit.IsConverged = !TakeStep(fit, curvature) || before - fit.Objective < tolerance;
        }
    }

    /// <summary>Improves a fit until nothing more is gained, and leaves its objective without the penalty.</summary>
    public void Finish(EtsFit fit, int steps, double tolerance)
    {
        fit.IsConverged = false;
        Improve(fit, steps, tolerance);
        fit.Objective = double.IsInfinity(fit.Objective) ? fit.Objective : Evaluate(fit.Form, fit.Theta, 0);
    }

    private static void Place(EtsForm form, double[] theta, (double Alpha, double BetaShare, double GammaShare) start)
    {
        theta[EtsLayout.Alpha] = start.Alpha;
        theta[EtsLayout.BetaShare] = form.Trend == EtsTrend.None ? 0 : start.BetaShare;
        theta[EtsLayout.GammaShare] = form.Season == EtsSeason.None ? 0 : start.GammaShare;
    }

    private double Evaluate(EtsForm form, double[] theta, double penalty) =>
        EtsAdmissible.Check(form, _problem.Period, EtsLayout.Smoothing(form, theta), _polynomial)
            ? EtsRecursion.Objective(_problem, form, theta, _seasons.AsSpan(0, form.Season == EtsSeason.None ? 1 : _problem.Period), penalty)
            : double.PositiveInfinity;

    /// <summary>Tries ever more cautious steps until one improves the objective.</summary>
    private bool TakeStep(EtsFit fit, EtsCurvature curvature)
    {
        while (fit.Damping < LargestDamping)
        {
            if (Propose(fit, curvature))
            {
                var value = Evaluate(fit.Form, _trial, fit.Anchor.Penalty(_trial));
                if (value < fit.Objective)
                {
                    fit.Objective = value;
                    _trial.AsSpan(0, fit.Theta.Length).CopyTo(fit.Theta);
                    fit.Damping = Math.Max(fit.Damping / 10, 1e-9);
                    return true;
                }
            }

            fit.Damping *= fit.Damping < 1e-3 ? 100 : 5;
        }

        return false;
    }

    /// <summary>Writes the damped Gauss-Newton step into the trial, holding what would leave the box at its bound.</summary>
    private bool Propose(EtsFit fit, EtsCurvature curvature)
    {
        var theta = fit.Theta;
        theta.CopyTo(_trial, 0);
        var free = 0;
        for (var k = 0; k < theta.Length; k++)
        {
            if (EtsLayout.IsUsed(fit.Form, k) && curvature.At(k, k) > 0 && !IsHeld(theta[k], curvature.Gradient[k], k))
            {
                _free[free++] = k;
            }
        }

        // Each pass holds at least one parameter more; the box has four sides that matter.
        for (var pass = 0; pass < 5 && free > 0; pass++)
        {
            if (!SolveFree(fit, curvature, free))
            {
                return false;
            }

            var kept = 0;
            for (var i = 0; i < free; i++)
            {
                var k = _free[i];
                var (low, high) = EtsLayout.Bounds(k);
                var target = theta[k] + _step[i];
                if (target > low && target < high)
                {
                    _trial[k] = target;
                    _free[kept++] = k;
                }
                else
                {
                    _trial[k] = Math.Min(Math.Max(target, low), high);
                }
            }

            if (kept == free)
            {
                return true;
            }

            free = kept;
        }

        return true;
    }

    private static bool IsHeld(double value, double gradient, int k)
    {
        var (low, high) = EtsLayout.Bounds(k);
        return (value <= low && gradient > 0) || (value >= high && gradient < 0);
    }

    /// <summary>Solves for the free parameters, given the moves of those already held at a bound.</summary>
    private bool SolveFree(EtsFit fit, EtsCurvature curvature, int free)
    {
        for (var i = 0; i < free; i++)
        {
            var k = _free[i];
            for (var j = 0; j <= i; j++)
            {
                _matrix[(i * free) + j] = curvature.At(k, _free[j]);
            }

            _matrix[(i * free) + i] *= 1 + fit.Damping;
            _step[i] = -curvature.Gradient[k];
            for (var bound = 0; bound < EtsLayout.Level; bound++)
            {
                var moved = _trial[bound] - fit.Theta[bound];
                if (moved != 0 && Array.IndexOf(_free, bound, 0, free) < 0)
                {
                    _step[i] -= curvature.At(k, bound) * moved;
                }
            }
        }

        return Cholesky.Solve(_matrix.AsSpan(0, free * free), _step, free);
    }
}
