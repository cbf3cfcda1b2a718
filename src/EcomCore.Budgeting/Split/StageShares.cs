namespace EcomCore.Budgeting;

/// <summary>How the stage criterion divides among stages. Only the proportions matter; a stage without channels leaves its share to the others.</summary>
/// <param name="Mature">Share of all mature channels together; 0 or more.</param>
/// <param name="Growing">Share of all growing channels together; 0 or more.</param>
/// <param name="New">Share of all new channels together; 0 or more.</param>
public sealed record StageShares(double Mature, double Growing, double New)
{
    /// <summary>Gets 60, 30, 10: the usual split of a seller with a steady platform, a second one, and trials.</summary>
    public static StageShares Default { get; } = new(60, 30, 10);

    internal double Of(ChannelStage stage) => stage switch
    {
        ChannelStage.Mature => Mature,
        ChannelStage.Growing => Growing,
        _ => New,
    };
}
