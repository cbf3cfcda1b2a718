namespace EcomCore.Segmentation;

/// <summary>A customer's id and record side by side, so that a line finds both at one place of the memory: 32 bytes for a number.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal struct CustomerRecord<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    public TKey Key;
    public CustomerState State;
}
