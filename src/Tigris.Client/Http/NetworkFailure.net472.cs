using System;
using System.Net;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <content>The exceptions of HttpWebRequest, which does the work of HttpClientHandler on .NET Framework.</content>
internal static partial class NetworkFailure
{
    public static partial bool NeverConnected(Exception failure) => StatusOf(failure)
        is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
        or WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure;

    public static partial bool IsUntrustedServer(Exception failure) => StatusOf(failure) is WebExceptionStatus.TrustFailure;

    private static WebExceptionStatus? StatusOf(Exception failure) => failure is HttpRequestException { InnerException: WebException cause }
        ? cause.Status
        : null;
}
