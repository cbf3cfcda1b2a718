namespace EcomCore.Segmentation;

/// <summary>What a contact did.</summary>
public enum ContactOutcome
{
    /// <summary>Nothing so far.</summary>
    None,

    /// <summary>The customer answered, used the coupon or bought.</summary>
    Responded,

    /// <summary>The customer asked not to be contacted again.</summary>
    OptedOut,
}
