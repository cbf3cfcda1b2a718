namespace EcomCore.Segmentation;

/// <summary>What a deployment tunes.</summary>
public sealed class SegmentationOptions
{
    /// <summary>Gets or sets how values become scores.</summary>
    /// <value>Default <see cref="RfmMethod.Quantile"/>, which does not depend on the currency's unit.</value>
    public RfmMethod Method { get; set; }

    /// <summary>Gets or sets the number of scores per axis.</summary>
    /// <value><see cref="RfmOptions.MinBins"/> to <see cref="RfmOptions.MaxBins"/>. Default <see cref="RfmOptions.DefaultBins"/>.</value>
    public int Bins { get; set; } = RfmOptions.DefaultBins;

    /// <summary>Gets or sets what the monetary value of a customer is.</summary>
    /// <value>Default <see cref="MonetaryMeasure.Total"/>.</value>
    public MonetaryMeasure Monetary { get; set; }

    /// <summary>Gets or sets the scheme that serves when none is named.</summary>
    /// <value><c>eleven</c>, <c>eight</c> or a key of <see cref="Schemes"/>. Default <c>eleven</c>.</value>
    public string Scheme { get; set; } = SegmentScheme.ElevenSegment.Name;

    /// <summary>Gets the deployment's own schemes: the JSON text of <see cref="SegmentScheme.TryParse"/> by name.</summary>
    /// <value>Default empty. A scheme called <c>eleven</c> or <c>eight</c> takes the place of the built-in one. Names are case-sensitive.</value>
    public IDictionary<string, string> Schemes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets what silence means.</summary>
    /// <value>Default <see cref="LifecycleOptions.Default"/>. Its limits must rise from active to dormant.</value>
    public LifecycleOptions Lifecycle { get; set; } = LifecycleOptions.Default;

    /// <summary>Gets or sets how far accounts are joined without asking anybody.</summary>
    /// <value>Default <see cref="IdentityOptions.Default"/>.</value>
    public IdentityOptions Identities { get; set; } = IdentityOptions.Default;

    /// <summary>Gets or sets the plan of what to do next: the JSON text of <see cref="ActionPlan.TryParse"/>.</summary>
    /// <value>Default null: <see cref="ActionPlan.Default"/>.</value>
    public string? Plan { get; set; }
}
