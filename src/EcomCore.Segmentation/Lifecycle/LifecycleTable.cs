using System.Collections;

namespace EcomCore.Segmentation;

/// <summary>Customers with their stages, in the order of their <see cref="CustomerTable"/>. Immutable and safe to share between threads.</summary>
public sealed class LifecycleTable : IReadOnlyList<CustomerLifecycle>
{
    private readonly LifecycleStage[] _stages;

    internal LifecycleTable(CustomerTable customers, LifecycleOptions options, LifecycleStage[] stages)
    {
        Customers = customers;
        Options = options;
        _stages = stages;
    }

    /// <summary>Gets the customers.</summary>
    public CustomerTable Customers { get; }

    /// <summary>Gets what silence means.</summary>
    public LifecycleOptions Options { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Count => _stages.Length;

    /// <summary>Gets a customer.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public CustomerLifecycle this[int index]
    {
        get
        {
            Guard.Between(index, 0, Count - 1);
            var state = Customers.StateAt(index);
            var isNew = _stages[index] == LifecycleStage.New;
            return new CustomerLifecycle(
                Customers.IdAt(index), _stages[index], state.DaysUntil(Customers.AsOf), isNew ? null : Lifecycle.RhythmOf(state, Options));
        }
    }

    /// <summary>Counts the customers in a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>0 or more; over the five stages they sum to <see cref="Count"/>.</returns>
    public int CountOf(LifecycleStage stage) => _stages.Count(own => own == stage);

    /// <inheritdoc/>
    public IEnumerator<CustomerLifecycle> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int PlaceAt(int index) => (int)_stages[index];
}
