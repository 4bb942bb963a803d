using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>Translates the exception of a call whose client was disposed meanwhile, by another command or with its runspace.</summary>
/// <param name="errors">Creates the exception.</param>
/// <param name="isClosed">Indicates whether the client was disposed.</param>
internal sealed class ClosingHandler(ConnectionErrors errors, Func<bool> isClosed) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (isClosed() && exception is OperationCanceledException or ObjectDisposedException)
        {
            throw errors.Closed(request, Call.Of(request), exception);
        }
    }
}
