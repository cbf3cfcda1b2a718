namespace EcomCore.Forecasting;

/// <summary>Makes forecasts of a hierarchy's nodes add up.</summary>
/// <remarks>
/// Immutable and safe to share between threads. The result adds up to the last rounding where <see cref="DemandHierarchy.HasCommonLeaves"/>, else to about 1e-11 of the largest value.
/// Forecasts that cannot be negative stay so: see <see cref="NonNegative"/>.
/// </remarks>
public sealed class Reconciliation
{
    private readonly DemandHierarchy _hierarchy;
    private readonly ErrorCovariance? _errors;
    private readonly MinTraceProjection? _projection;
    private readonly bool _fromTop;
    private readonly bool _nonNegative;
    private readonly Lazy<double[]> _stretches;

    private Reconciliation(DemandHierarchy hierarchy, string name, ErrorCovariance? errors, bool fromTop, bool hasVariances)
    {
        (_hierarchy, Name, _errors, _fromTop) = (hierarchy, name, errors, fromTop);
        _projection = errors is null ? null : new MinTraceProjection(hierarchy, errors);
        _stretches = new Lazy<double[]>(() => [.. Enumerable.Range(0, hierarchy.Count).Select(node => hasVariances ? Stretch(node) : 1)]);
    }

    private Reconciliation(Reconciliation original, bool nonNegative)
    {
        (_hierarchy, Name, _errors, _projection, _fromTop) = (original._hierarchy, original.Name, original._errors, original._projection, original._fromTop);
        (_stretches, _nonNegative) = (original._stretches, nonNegative);
    }

    /// <summary>Gets the method: <c>bottom-up</c>, <c>top-down</c>, <c>OLS</c>, <c>WLS</c> or <c>MinT</c>.</summary>
    public string Name { get; }

    /// <summary>Gets how far correlations were shrunk, from 0 (not) to 1 (to nothing); 1 where there are none.</summary>
    public double Shrinkage => _errors?.Shrinkage ?? 1;

    /// <summary>The leaves' forecasts, added up.</summary>
    /// <param name="hierarchy">A hierarchy with common leaves.</param>
    /// <returns>The method. Intervals keep their width.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hierarchy"/> is null.</exception>
    /// <exception cref="ArgumentException">A node is the sum of two different sets of leaves.</exception>
    public static Reconciliation BottomUp(DemandHierarchy hierarchy)
    {
        Guard.NotNull(hierarchy);
        return hierarchy.HasCommonLeaves
            ? new Reconciliation(hierarchy, "bottom-up", null, fromTop: false, hasVariances: false)
            : throw new ArgumentException("Expected a hierarchy whose nodes are each the sum of one set of leaves; take MinTrace.", nameof(hierarchy));
    }

    /// <summary>The top's forecast, divided level by level in the proportions of the parts' own forecasts.</summary>
    /// <param name="hierarchy">A tree.</param>
    /// <returns>The method. A forecast below 0 counts as 0 in a proportion; parts whose forecasts sum to 0 get equal shares. Intervals keep their width.</returns>
    /// <remarks>Athanasopoulos, Ahmed and Hyndman (2009), International Journal of Forecasting 25: top-down by forecast proportions.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="hierarchy"/> is null.</exception>
    /// <exception cref="ArgumentException">The hierarchy is no tree: a node would get two values.</exception>
    public static Reconciliation TopDown(DemandHierarchy hierarchy)
    {
        Guard.NotNull(hierarchy);
        return hierarchy.IsTree
            ? new Reconciliation(hierarchy, "top-down", null, fromTop: true, hasVariances: false)
            : throw new ArgumentException("Expected a tree; where a node is part of several sums, take MinTrace.", nameof(hierarchy));
    }

    /// <summary>Minimum trace with weights that need no residuals.</summary>
    /// <param name="hierarchy">Any hierarchy; the work grows with the third power of its number of sums.</param>
    /// <param name="weights"><see cref="ReconciliationWeights.Equal"/> or <see cref="ReconciliationWeights.Structural"/>.</param>
    /// <returns>The method. Intervals keep their width.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hierarchy"/> is null.</exception>
    /// <exception cref="ArgumentException">The weights need residuals.</exception>
    public static Reconciliation MinTrace(DemandHierarchy hierarchy, ReconciliationWeights weights)
    {
        Guard.NotNull(hierarchy);
        return weights switch
        {
            ReconciliationWeights.Equal => new Reconciliation(hierarchy, "OLS", ErrorCovariance.Uncorrelated(Enumerable.Repeat(1.0, hierarchy.Count)), false, hasVariances: false),
            ReconciliationWeights.Structural => new Reconciliation(
                hierarchy, "WLS", ErrorCovariance.Uncorrelated(Enumerable.Range(0, hierarchy.Count).Select(node => (double)hierarchy.LeafCount(node))), false, hasVariances: false),
            _ => throw new ArgumentException($"Expected Equal or Structural, which need no residuals; found {weights}.", nameof(weights)),
        };
    }

    /// <summary>Minimum trace: the combination of all forecasts that adds up with the smallest expected squared error.</summary>
    /// <param name="hierarchy">Any hierarchy; the work grows with the third power of its number of sums.</param>
    /// <param name="residuals">The one-step errors of every node, in node order, aligned at the last one; NaN where there is none. The last 520 count. A node without any is taken as uncertain as
    /// the middle one of the others.</param>
    /// <param name="weights"><see cref="ReconciliationWeights.Shrinkage"/>, or <see cref="ReconciliationWeights.Variance"/> without correlations.</param>
    /// <returns>The method. Where correlations are not known (a pair of series that overlaps in part), they count as 0 in the missing part.</returns>
    /// <remarks>Wickramasuriya, Athanasopoulos and Hyndman (2019), Journal of the American Statistical Association 114; shrinkage: Schäfer and Strimmer (2005). Errors several steps ahead are taken to have the
    /// covariance of one step times a number, as there.</remarks>
    /// <exception cref="ArgumentNullException">An argument or list is null.</exception>
    /// <exception cref="ArgumentException">Another number of lists than nodes, or the weights need no residuals.</exception>
    public static Reconciliation MinTrace(
        DemandHierarchy hierarchy, IReadOnlyList<IReadOnlyList<double>> residuals, ReconciliationWeights weights = ReconciliationWeights.Shrinkage)
    {
        Guard.NotNull(hierarchy);
        Guard.NotNull(residuals);
        DemandHierarchy.CheckCount(residuals.Count, hierarchy.Count, nameof(residuals));
        foreach (var one in residuals)
        {
            Guard.NotNull(one, nameof(residuals));
        }

        return weights is ReconciliationWeights.Variance or ReconciliationWeights.Shrinkage
            ? new Reconciliation(
                hierarchy,
                weights == ReconciliationWeights.Shrinkage ? "MinT" : "WLS",
                ErrorCovariance.Of(residuals, weights == ReconciliationWeights.Shrinkage),
                fromTop: false,
                hasVariances: true)
            : throw new ArgumentException($"Expected Variance or Shrinkage; {weights} needs no residuals.", nameof(weights));
    }

    /// <summary>Minimum trace from fitted models.</summary>
    /// <param name="hierarchy">Any hierarchy.</param>
    /// <param name="models">One model per node, in node order, of series that end in the same period.</param>
    /// <param name="weights"><see cref="ReconciliationWeights.Shrinkage"/> or <see cref="ReconciliationWeights.Variance"/>.</param>
    /// <returns>The method.</returns>
    /// <exception cref="ArgumentNullException">An argument or model is null.</exception>
    /// <exception cref="ArgumentException">Another number of models than nodes, or series that end in different periods.</exception>
    public static Reconciliation MinTrace(DemandHierarchy hierarchy, IReadOnlyList<FittedModel> models, ReconciliationWeights weights = ReconciliationWeights.Shrinkage)
    {
        Guard.NotNull(models);
        foreach (var model in models)
        {
            Guard.NotNull(model, nameof(models));
        }

        SeriesSum.Check([.. models.Select(model => model.Series)]);
        return MinTrace(hierarchy, [.. models.Select(model => model.Residuals)], weights);
    }

    /// <summary>The same method with no leaf, and so no node, below 0.</summary>
    /// <returns>A new method. Minimum trace: the nearest point, in the measure of the errors' covariance, that adds up and has no leaf below 0 (Wickramasuriya, Turlach and Hyndman 2020).
    /// Bottom-up: leaves below 0 count as 0. Top-down: a total below 0 counts as 0.</returns>
    public Reconciliation NonNegative() => new(this, nonNegative: true);

    /// <summary>Makes the values of one period add up.</summary>
    /// <param name="values">One forecast per node, in node order.</param>
    /// <returns>One value per node.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">Another number of values than nodes, or one that is not finite; the message names the node.</exception>
    public IReadOnlyList<double> Apply(IReadOnlyList<double> values)
    {
        Guard.NotNull(values);
        DemandHierarchy.CheckCount(values.Count, _hierarchy.Count, nameof(values));
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsNaN(values[i]) || double.IsInfinity(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected a finite number for '{_hierarchy.Names[i]}'; found {values[i]}."), nameof(values));
            }
        }

        return Array.AsReadOnly(Reconciled([.. values], _nonNegative));
    }

    /// <summary>Makes forecasts add up, period by period.</summary>
    /// <param name="forecasts">One forecast per node, in node order, all of the same periods.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="cancellationToken">Stops between two periods.</param>
    /// <returns>One forecast per node with a mean that adds up. Not below 0 where the method or all forecasts are so. By minimum trace with residuals, intervals narrow as much as the error's deviation does, by
    /// the covariance used; else they keep their width. They move with the mean.</returns>
    /// <exception cref="ArgumentNullException">An argument or forecast is null.</exception>
    /// <exception cref="ArgumentException">Another number of forecasts than nodes, or one of other periods; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<Forecast> Apply(IReadOnlyList<Forecast> forecasts, int degreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecasts);
        DemandHierarchy.CheckCount(forecasts.Count, _hierarchy.Count, nameof(forecasts));
        foreach (var forecast in forecasts)
        {
            Guard.NotNull(forecast, nameof(forecasts));
            if (!forecast.HasPeriodsOf(forecasts[0]))
            {
                throw new ArgumentException($"Expected forecasts of the same periods; '{forecast.Name}' differs from '{forecasts[0].Name}'.", nameof(forecasts));
            }
        }

        var nonNegative = _nonNegative || forecasts.All(forecast => forecast.IsNonNegative);
        var steps = Batch.Run(
            [.. Enumerable.Range(0, forecasts[0].Horizon)],
            step => Reconciled([.. forecasts.Select(forecast => forecast.Mean[step])], nonNegative),
            degreeOfParallelism,
            null,
            cancellationToken);
        return [.. forecasts.Select((forecast, node) => forecast.Reconciled([.. steps.Select(step => step[node])], _stretches.Value[node], nonNegative, Name))];
    }

    /// <summary>Forecasts every node in parallel and makes the forecasts add up.</summary>
    /// <param name="models">One model per node, in node order, of series that end in the same period.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="cancellationToken">Stops between two nodes or periods.</param>
    /// <returns>As <see cref="Apply(IReadOnlyList{Forecast}, int, CancellationToken)"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument or model is null.</exception>
    /// <exception cref="ArgumentException">Another number of models than nodes, series that end in different periods, or a number out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<Forecast> Forecast(
        IReadOnlyList<FittedModel> models, int horizon, IReadOnlyList<double>? levels = null, int degreeOfParallelism = -1, CancellationToken cancellationToken = default) =>
        Apply(Batch.Run(models, model => model.Forecast(horizon, levels), degreeOfParallelism, null, cancellationToken), degreeOfParallelism, cancellationToken);

    private double[] Reconciled(double[] values, bool nonNegative)
    {
        if (_fromTop)
        {
            Divide(values, nonNegative);
        }
        else if (_projection is not null)
        {
            values = _projection.Project(values);
            values = nonNegative ? NonNegativeLeaves.Of(_hierarchy, _errors!, _projection, values) : values;
        }

        foreach (var leaf in _hierarchy.Leaves)
        {
            values[leaf] = nonNegative ? Math.Max(values[leaf], 0) : values[leaf];
        }

        _hierarchy.AddUp(values);
        return values;
    }

    private void Divide(double[] values, bool nonNegative)
    {
        var given = (double[])values.Clone();
        var sums = _hierarchy.Sums.ToDictionary(sum => sum.Whole, sum => sum.Parts);
        var isPart = new HashSet<int>(sums.Values.SelectMany(parts => parts));
        var wholes = new Queue<int>(sums.Keys.Where(whole => !isPart.Contains(whole)));
        while (wholes.Count > 0)
        {
            var whole = wholes.Dequeue();
            values[whole] = nonNegative ? Math.Max(values[whole], 0) : values[whole];
            var parts = sums[whole];
            var sum = parts.Sum(part => Math.Max(given[part], 0));
            foreach (var part in parts)
            {
                values[part] = values[whole] * (sum > 0 ? Math.Max(given[part], 0) / sum : 1.0 / parts.Length);
                if (sums.ContainsKey(part))
                {
                    wholes.Enqueue(part);
                }
            }
        }
    }

    private double Stretch(int node) => Math.Min(1, Math.Sqrt(_projection!.Pull(node).Variance / _errors!.Variance(node)));
}
