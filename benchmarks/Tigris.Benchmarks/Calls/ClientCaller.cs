using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>The module's own client, without PowerShell.</summary>
internal sealed class ClientCaller(Uri endpoint, int inFlight) : ICaller
{
    private readonly ITigrisClient _client = Account.Client(endpoint);

    public Task CallAsync(IdSource ids) => Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => WorkAsync(ids))));

    public void Dispose() => _client.Dispose();

    private async Task WorkAsync(IdSource ids)
    {
        while (ids.Next() is { } id)
        {
            await _client.Organizations.GetAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
