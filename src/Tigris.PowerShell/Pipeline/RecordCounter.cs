namespace Tigris.PowerShell;

/// <summary>
/// Counts the records of the pipeline's input, including those that fail to bind. The engine's own counter omits them, so that later errors
/// would name another row.
/// </summary>
internal sealed class RecordCounter
{
    private object? _current;
    private bool _isComplete = true;

    /// <summary>The number of the current record, from 1; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>Counts a record once. The engine may convert several of its values, and one value twice.</summary>
    /// <param name="record">The object that the engine binds.</param>
    public void Begin(object? record)
    {
        if (_isComplete || !ReferenceEquals(_current, record))
        {
            Row++;
            _current = record;
            _isComplete = false;
        }
    }

    /// <summary>Records that the next value belongs to another record, which may be the same object.</summary>
    public void Complete() => _isComplete = true;
}
