namespace EcomCore.Inventory;

/// <summary>Places safety stock in a supply chain in which every stage promises a time within which it always serves.</summary>
public static class GuaranteedServiceModel
{
    /// <summary>The most stages.</summary>
    public const int MaxStages = 1_000;

    /// <summary>Finds the promises with the lowest holding cost.</summary>
    /// <param name="stages">The stages; their supply links, taken without direction, form a tree. At most 1,000.</param>
    /// <returns>The best plan, exactly, for whole service times; of equal ones that with the shorter times.</returns>
    /// <remarks>
    /// Graves and Willems 2000; Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), section 6.3. A stage with inbound time SI, processing
    /// time T and service time S keeps z σ sqrt(SI + T - S) units; σ² adds up over the stages it supplies. Dynamic programming over the tree, in time proportional to stages ×
    /// (longest way through the chain)².
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no stage or too many, a name appears twice or is not known, the links do not form one tree, or the way through the chain is longer than 2000; the
    /// message names the stage.
    /// </exception>
    public static ServicePlan Optimize(IReadOnlyList<ServiceStage> stages)
    {
        Guard.NotNull(stages);
        NamedGuard.Count("stages", stages.Count, 1, MaxStages, nameof(stages));
        return new ServiceTree(stages).Solve();
    }
}
