namespace EcomCore.Cli.Plan;

/// <summary>How far a sales channel has come.</summary>
internal enum ChannelStage
{
    /// <summary>Sells steadily; keeps a safety stock.</summary>
    Mature,

    /// <summary>Sells and grows; keeps a safety stock.</summary>
    Growing,

    /// <summary>On trial; gets trial lots.</summary>
    New,
}
