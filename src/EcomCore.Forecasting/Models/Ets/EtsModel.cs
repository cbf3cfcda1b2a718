namespace EcomCore.Forecasting;

/// <summary>An exponential smoothing model after its fit, ready to project.</summary>
internal sealed class EtsModel : IFittedCore
{
    private readonly EtsForm _form;
    private readonly EtsSmoothing _smoothing;
    private readonly EtsState _state;
    private readonly double[] _seasons;
    private readonly int _nextSlot;
    private readonly double _variance;
    private readonly double _scale;
    private readonly ForecastingOptions _options;
    private readonly bool _isMember;
    private readonly EstimationSpread<EtsUncertainty.End>? _spread;

    /// <param name="problem">The data.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="options">The options.</param>
    /// <param name="isMember">Whether only means and variances are wanted, as in an average: then a multiplicative season is not simulated.</param>
    /// <param name="countsParameters">Whether intervals count that parameters are estimates.</param>
    public EtsModel(FitData problem, EtsFit fit, ForecastingOptions options, bool isMember, bool countsParameters)
    {
        _isMember = isMember;
        _form = fit.Form;
        _smoothing = EtsLayout.Smoothing(fit.Form, fit.Theta);
        _scale = problem.Scale;
        _options = options;
        _seasons = new double[fit.Form.Season == EtsSeason.None ? 1 : problem.Period];
        Fitted = new double[problem.Y.Length];
        _state = EtsRecursion.Run(problem, fit.Form, fit.Theta, _seasons, Fitted);
        _nextSlot = problem.Y.Length % _seasons.Length;
        _variance = Variance(problem, fit);
        _spread = countsParameters ? new EtsUncertainty(problem, fit, _variance).Spread() : null;
        Statistics = Describe(problem, fit);
        for (var t = 0; t < Fitted.Length; t++)
        {
            Fitted[t] *= _scale;
        }
    }

    public string Name => _form.ToString();

    public double[] Fitted { get; }

    public FitStatistics Statistics { get; }

    public double[] Means(int horizon) => FitSummary.InUnits(ScaledMeans(horizon), _scale);

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var means = ScaledMeans(horizon);
        IForecastError error = _form.Season != EtsSeason.Multiplicative ? Linear(means) : _isMember ? Stretched(means) : Simulate(means);
        for (var h = 0; h < horizon; h++)
        {
            means[h] *= _scale;
        }

        error = _spread is null ? error : new EstimatedError(error, [.. _spread.Parts(horizon).Select(part => FitSummary.InUnits(part, _scale))]);
        return (means, error);
    }

    private double[] ScaledMeans(int horizon)
    {
        var means = new double[horizon];
        Continue(_form, _smoothing.Phi, _state, _seasons, _nextSlot, means);
        return means;
    }

    /// <summary>Writes the scaled means after a state.</summary>
    public static void Continue(EtsForm form, double phi, EtsState state, double[] seasons, int nextSlot, double[] means)
    {
        var (level, slope) = (state.Level, state.Slope);
        for (var h = 0; h < means.Length; h++)
        {
            slope *= phi;
            level += slope;
            var s = seasons[(nextSlot + h) % seasons.Length];
            means[h] = form.Season switch
            {
                EtsSeason.None => level,
                EtsSeason.Additive => level + s,
                _ => level * s,
            };
        }
    }

    /// <remarks>
    /// The weight of an error j steps later is c(j) = alpha + beta (phi + ... + phi^j) + gamma [j a whole number of seasons] (Hyndman et al. 2008, table 6.1).
    /// With multiplicative error the innovation of step h has variance sigma^2 theta(h), where theta(h) = mean(h)^2 + sigma^2 sum c(h-i)^2 theta(i) (section 6.3).
    /// </remarks>
    private LinearError Linear(double[] means)
    {
        var weights = new double[means.Length];
        var (power, damped) = (1.0, 0.0);
        weights[0] = 1;
        for (var j = 1; j < weights.Length; j++)
        {
            power *= _smoothing.Phi;
            damped += power;
            weights[j] = _smoothing.Alpha + (_smoothing.Beta * damped)
                + (_form.Season != EtsSeason.None && j % _seasons.Length == 0 ? _smoothing.Gamma : 0);
        }

        var variances = new double[means.Length];
        for (var h = 0; h < means.Length; h++)
        {
            variances[h] = _variance;
            if (_form.Error == EtsError.Multiplicative)
            {
                var theta = means[h] * means[h];
                for (var i = 0; i < h; i++)
                {
                    theta += weights[h - i] * weights[h - i] * variances[i];
                }

                variances[h] = _variance * theta;
            }
        }

        return new LinearError(weights, variances, _scale);
    }

    /// <summary>The multiplicative season to first order: the errors of the series without season, times the season.</summary>
    private StretchedError Stretched(double[] means)
    {
        var seasons = new double[means.Length];
        var adjusted = new double[means.Length];
        for (var h = 0; h < means.Length; h++)
        {
            seasons[h] = _seasons[(_nextSlot + h) % _seasons.Length];
            adjusted[h] = means[h] / seasons[h];
        }

        return new StretchedError(Linear(adjusted), seasons);
    }

    /// <summary>Paths of the multiplicative season, whose errors are products of errors.</summary>
    private SimulatedError Simulate(double[] means)
    {
        var normal = new SeededNormal(_options.Seed);
        var paths = new double[means.Length][];
        for (var h = 0; h < paths.Length; h++)
        {
            paths[h] = new double[_options.SimulationPaths];
        }

        var path = new double[means.Length];
        for (var p = 0; p < _options.SimulationPaths; p++)
        {
            Draw(normal, path);
            for (var h = 0; h < path.Length; h++)
            {
                paths[h][p] = path[h];
            }
        }

        return new SimulatedError(means, paths, _scale, Draw);
    }

    private void Draw(SeededNormal normal, Span<double> path)
    {
        var deviation = Math.Sqrt(_variance);
        Span<double> seasons = stackalloc double[_seasons.Length];
        _seasons.CopyTo(seasons);
        var (level, slope) = (_state.Level, _state.Slope);
        for (var h = 0; h < path.Length; h++)
        {
            var slot = (_nextSlot + h) % seasons.Length;
            var q = level + (_smoothing.Phi * slope);

            // Demand does not turn negative because of an error: as R, no relative error is below -1.
            var e = Math.Max(-1, deviation * normal.Next());
            path[h] = q * seasons[slot] * (1 + e);
            slope = (_smoothing.Phi * slope) + (_smoothing.Beta * q * e);
            level = q * (1 + (_smoothing.Alpha * e));
            seasons[slot] *= 1 + (_smoothing.Gamma * e);
        }
    }

    private double Variance(FitData problem, EtsFit fit)
    {
        var squares = 0.0;
        for (var t = 0; t < Fitted.Length; t++)
        {
            if (!double.IsNaN(problem.Y[t]))
            {
                var e = problem.Y[t] - Fitted[t];
                e = _form.Error == EtsError.Multiplicative ? e / Fitted[t] : e;
                squares += e * e;
            }
        }

        return squares / Math.Max(1, problem.Observed - fit.ParameterCount + 1);
    }

    private FitStatistics Describe(FitData problem, EtsFit fit)
    {
        var unscaled = problem.Observed * 2 * Math.Log(_scale);
        var parameters = new List<KeyValuePair<string, double>> { new("alpha", _smoothing.Alpha) };
        void AddIf(bool used, string name, double value)
        {
            if (used)
            {
                parameters.Add(new KeyValuePair<string, double>(name, value));
            }
        }

        AddIf(_form.Trend != EtsTrend.None, "beta", _smoothing.Beta);
        AddIf(_form.Season != EtsSeason.None, "gamma", _smoothing.Gamma);
        AddIf(_form.Trend == EtsTrend.Damped, "phi", _smoothing.Phi);
        AddIf(true, "l", fit.Theta[EtsLayout.Level] * _scale);
        AddIf(_form.Trend != EtsTrend.None, "b", fit.Theta[EtsLayout.Slope] * _scale);
        return new FitStatistics(
            problem.Observed,
            fit.ParameterCount,
            _variance * (_form.Error == EtsError.Additive ? _scale * _scale : 1),
            -0.5 * ((problem.Observed * fit.Objective) + unscaled),
            fit.Aicc(problem.Observed) + unscaled,
            parameters.AsReadOnly());
    }
}
