namespace EcomCore.Inventory.Orleans;

/// <summary>
/// Of each order of several items the newest version of its row in whose name this item was asked to do something. What is asked in the name of an older
/// version comes from a coordinator that others have overtaken, and is not done. The newest orders are kept, as many as the item remembers closed ones.
/// </summary>
internal sealed class OrderEpochs(int limit)
{
    private readonly Dictionary<string, long> _newest = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    public long Of(string orderId) => _newest.GetValueOrDefault(orderId);

    public IReadOnlyCollection<KeyValuePair<string, long>> All => [.. _oldest.Select(orderId => new KeyValuePair<string, long>(orderId, _newest[orderId]))];

    public void Set(string orderId, long epoch)
    {
        if (_newest.TryAdd(orderId, epoch))
        {
            _oldest.Enqueue(orderId);
            if (_oldest.Count > limit)
            {
                _newest.Remove(_oldest.Dequeue());
            }
        }
        else
        {
            _newest[orderId] = epoch;
        }
    }
}
