using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>A stream from the network. On .NET Framework, cancellation doesn't end a read.</summary>
internal static class ReceivedStream
{
    public static Task<int> ReadAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var target = MemoryMarshal.TryGetArray<byte>(buffer, out var array) ? array : throw new NotSupportedException("It reads into arrays.");
        var read = stream.ReadAsync(target.Array!, target.Offset, target.Count, cancellationToken);
        Observe(read);
        return read.WaitAsync(cancellationToken);
    }

    // Disposing the response makes a pending read fail. Observe the exception so that it doesn't surface as unobserved.
    private static void Observe(Task read) => read.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
