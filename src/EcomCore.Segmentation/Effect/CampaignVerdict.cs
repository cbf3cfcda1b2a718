namespace EcomCore.Segmentation;

/// <summary>What a comparison says about a campaign.</summary>
public enum CampaignVerdict
{
    /// <summary>The groups are too small to tell a worthwhile effect from none.</summary>
    NotEnoughData,

    /// <summary>More customers bought because of it.</summary>
    Works,

    /// <summary>Fewer customers bought because of it.</summary>
    Harms,

    /// <summary>If there is an effect it is smaller than the one worth having.</summary>
    NoWorthwhileEffect,
}
