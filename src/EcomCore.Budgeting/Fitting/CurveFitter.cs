namespace EcomCore.Budgeting;

/// <summary>Fits response curves, with carry-over, from a history of spend and revenue.</summary>
/// <remarks>
/// <para>
/// Model (Jin, Wang, Sun, Chan and Koehler, "Bayesian methods for media mix modeling with carryover and shape effects", Google 2017, without the priors):
/// response = intercept + trend + season + controls + the sum over channels of curve((1 - r) * (x + r * x before + r^2 * ...)). Least squares within
/// bounds (Levenberg-Marquardt), from several starts; standard errors from the curvature at the best end.
/// </para>
/// <para>
/// It finds what went together, not what caused what: spend that was raised because demand was high looks effective. Put what moved demand among the
/// controls, and trust an experiment more.
/// </para>
/// </remarks>
public static class CurveFitter
{
    /// <summary>The largest part that may stay from period to period.</summary>
    public const double MaxRetention = 0.95;

    /// <summary>The smallest shape of a Hill curve that is looked for.</summary>
    public const double MinShape = 0.3;

    /// <summary>The largest shape of a Hill curve that can be asked for.</summary>
    public const double LargestShape = 6;

    /// <summary>The smallest half-saturation, as a part of the largest spend seen.</summary>
    public const double MinHalfSaturation = 0.01;

    /// <summary>The largest half-saturation, as a multiple of the largest spend seen.</summary>
    public const double MaxHalfSaturation = 10;

    /// <summary>The most periods, and the most channels.</summary>
    public const int MaxPeriods = 10_000;

    /// <summary>Fits the curves.</summary>
    /// <param name="responses">Revenue or orders, one finite number per period, oldest first; up to <see cref="MaxPeriods"/>.</param>
    /// <param name="channels">1 to 50 channels with distinct ids, each with as many spends as there are periods.</param>
    /// <param name="controls">Other series of that length; null for none, at most 50.</param>
    /// <param name="settings">Trend, season, starts; null for <see cref="FitSettings.Default"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The curves with standard errors, and a finding for everything that the history cannot tell.</returns>
    /// <remarks>Each start costs up to 300 steps of O(periods * parameters^2): about a second for three years of weeks, five channels and 12 starts.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="responses"/> or <paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, an id met twice, or series of different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or too large, or there are too many periods, channels or controls.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static CurveFit Fit(
        IReadOnlyList<double> responses,
        IReadOnlyList<ChannelHistory> channels,
        IReadOnlyList<ControlSeries>? controls = null,
        FitSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        controls ??= [];
        settings ??= FitSettings.Default;
        Check(responses, channels, controls);

        var model = new HistoryModel(responses, channels, controls, settings);
        if (model.Periods <= model.Lower.Length)
        {
            return NotFitted(FormattableString.Invariant(
                $"There are {model.Periods} periods for {model.Lower.Length} parameters; expected more periods, fewer channels or simpler curves."));
        }

        var ends = Search(model, settings, cancellationToken);
        return new FitReport(model, responses, ends).Build();
    }

    /// <summary>Local minima from every start, the best first.</summary>
    private static List<(double[] Point, double Cost)> Search(HistoryModel model, FitSettings settings, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(settings.Seed);
        var ends = new List<(double[] Point, double Cost)>();
        for (var start = 0; start < settings.Starts; start++)
        {
            var point = Start(model, start, random);
            ends.Add((point, BoundedLeastSquares.Minimize(model, point, cancellationToken)));
        }

        return [.. ends.OrderBy(end => end.Cost)];
    }

    /// <summary>The first start is the middle of the road: half-saturation at half of the largest spend, shape 1, a little carry-over. The others are drawn.</summary>
    private static double[] Start(HistoryModel model, int start, SeededRandom random)
    {
        var point = new double[model.Lower.Length];
        foreach (var term in model.Terms)
        {
            for (var k = term.First; k < term.First + term.Count; k++)
            {
                var (low, high) = (model.Lower[k], model.Upper[k]);
                var middle = k == term.First ? Math.Min(high, 0.5)
                    : low < 0 && high > 0 ? (high > 1.9 ? Math.Log(0.5) : 0)
                    : low + ((high - low) * 0.3);
                point[k] = start == 0 || k == term.First ? middle : low + ((high - low) * random.Uniform());
            }
        }

        return point;
    }

    private static void Check(IReadOnlyList<double> responses, IReadOnlyList<ChannelHistory> channels, IReadOnlyList<ControlSeries> controls)
    {
        Guard.NotNull(responses);
        Guard.Between(responses.Count, 1, MaxPeriods, nameof(responses));
        CheckNumbers(responses, nameof(responses));
        ChannelIds.Check(channels, channel => channel.Channel);
        Guard.Between(channels.Count, 1, 50, nameof(channels));
        Guard.Between(controls.Count, 0, 50, nameof(controls));
        foreach (var channel in channels)
        {
            CheckLength(channel.Channel, channel.Spends, responses.Count, nameof(channels));
        }

        foreach (var control in controls)
        {
            Guard.NotNull(control, nameof(controls));
            Guard.NotNull(control.Values, nameof(controls));
            CheckLength(control.Name, control.Values, responses.Count, nameof(controls));
            CheckNumbers(control.Values, nameof(controls));
        }
    }

    private static void CheckNumbers(IReadOnlyList<double> values, string name)
    {
        foreach (var value in values)
        {
            Guard.Between(value, -1e15, 1e15, name);
        }
    }

    private static void CheckLength(string series, IReadOnlyList<double> values, int periods, string name)
    {
        if (values.Count != periods)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {periods} periods, as many as responses; '{series}' has {values.Count}."), name);
        }
    }

    private static CurveFit NotFitted(string reason) => new([], null)
    {
        Baseline = [],
        Fitted = [],
        Residuals = [],
        SumOfSquares = double.NaN,
        DegreesOfFreedom = 0,
        RSquared = double.NaN,
        ResidualStandardDeviation = double.NaN,
        DurbinWatson = double.NaN,
        Findings = [new FitFinding(FitFindingCode.NotEnoughPeriods, null, reason)],
    };
}
