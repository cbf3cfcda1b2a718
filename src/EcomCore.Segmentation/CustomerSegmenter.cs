using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary><see cref="Rfm"/>, the schemes, the lifecycle and the plan of a deployment. Immutable; safe to share between threads.</summary>
public sealed class CustomerSegmenter
{
    private readonly Dictionary<string, SegmentScheme> _schemes = new(StringComparer.Ordinal)
    {
        [SegmentScheme.ElevenSegment.Name] = SegmentScheme.ElevenSegment,
        [SegmentScheme.EightClass.Name] = SegmentScheme.EightClass,
    };

    private readonly SegmentScheme _scheme;

    /// <summary>Creates a segmenter.</summary>
    /// <param name="options">Read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is wrong; every fault is told.</exception>
    public CustomerSegmenter(SegmentationOptions options)
        : this(options, Options.DefaultName)
    {
    }

    internal CustomerSegmenter(IOptionsMonitor<SegmentationOptions> options, string name)
        : this(options.Get(name), name)
    {
    }

    private CustomerSegmenter(SegmentationOptions options, string name)
    {
        Guard.NotNull(options);
        if (new SegmentationOptionsValidator().Validate(name, options) is { Failed: true } refused)
        {
            throw new OptionsValidationException(name, typeof(SegmentationOptions), refused.Failures);
        }

        Scoring = RfmOptions.Of(options.Bins, options.Method) with { Monetary = options.Monetary };
        foreach (var pair in options.Schemes)
        {
            _schemes[pair.Key] = SegmentScheme.TryParse(pair.Value, out var scheme, out _) ? scheme : throw new InvalidOperationException();
        }

        _scheme = _schemes[options.Scheme];
        Lifecycle = options.Lifecycle;
        Identities = options.Identities;
        Plan = ActionPlan.TryParse(options.Plan, out var plan, out _) ? plan : ActionPlan.Default;
    }

    /// <summary>Gets how customers are scored.</summary>
    public RfmOptions Scoring { get; }

    /// <summary>Gets what silence means.</summary>
    public LifecycleOptions Lifecycle { get; }

    /// <summary>Gets how far accounts are joined.</summary>
    public IdentityOptions Identities { get; }

    /// <summary>Gets the plan of what to do next, for an <see cref="ActionPlanner"/>.</summary>
    public ActionPlan Plan { get; }

    /// <summary>Gets the names of the schemes, the built-in ones among them, in ordinal order.</summary>
    public IReadOnlyList<string> SchemeNames => [.. _schemes.Keys.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>Scores the customers of order lines.</summary>
    /// <param name="orders">Lines in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which recency is counted back.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A row per customer with a purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RfmTable Score(IEnumerable<OrderLine> orders, LocalDate asOf, CancellationToken cancellationToken = default) =>
        Rfm.Score(orders, asOf, Scoring, cancellationToken);

    /// <summary>Scores the customers of order lines and puts each into a segment.</summary>
    /// <param name="orders">Lines in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which recency is counted back.</param>
    /// <param name="scheme">Name of the scheme; the deployment's own choice when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The customers with their segments, and the segments with their totals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="ArgumentException">No scheme has the name.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SegmentedCustomers Segment(
        IEnumerable<OrderLine> orders, LocalDate asOf, string? scheme = null, CancellationToken cancellationToken = default)
    {
        var rules = SchemeOf(scheme);
        return Score(orders, asOf, cancellationToken).Segment(rules);
    }

    /// <summary>Tells which customers are new, active, at risk, dormant or lost.</summary>
    /// <param name="orders">Lines in any order; read once, none kept.</param>
    /// <param name="asOf">The last day that counts (inclusive) and the day from which silence is counted back.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A stage per customer with a purchase.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public LifecycleTable StagesOf(IEnumerable<OrderLine> orders, LocalDate asOf, CancellationToken cancellationToken = default) =>
        Segmentation.Lifecycle.Of(CustomerTable.From(orders, asOf, PurchaseCounting.ByOrder, cancellationToken), Lifecycle);

    /// <summary>Joins accounts of several platforms into people.</summary>
    /// <param name="accounts">Accounts in any order; rows of one account add up their keys.</param>
    /// <returns>The people, and what is doubtful.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="accounts"/> or one of them is null.</exception>
    public CustomerIdentities Join(IEnumerable<CustomerAccount> accounts) => CustomerIdentities.Join(accounts, Identities);

    /// <summary>Finds a scheme.</summary>
    /// <param name="name">Its name, case-sensitive; the deployment's own choice when null.</param>
    /// <returns>The scheme.</returns>
    /// <exception cref="ArgumentException">No scheme has the name.</exception>
    public SegmentScheme SchemeOf(string? name = null)
    {
        if (name is null)
        {
            return _scheme;
        }

        return _schemes.TryGetValue(name, out var scheme)
            ? scheme
            : throw new ArgumentException($"Expected one of {string.Join(", ", SchemeNames)}; found '{name}'.", nameof(name));
    }
}
