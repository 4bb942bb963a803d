using System.Threading;
using System.Threading.Tasks;
using Refit;
using Tigris.Client.Http;
using Tigris.Client.Wire;

namespace Tigris.Client;

internal interface IBillingApi
{
    [Get("/orgs/{organizationId}/usage")]
    [Operation("GetUsage")]
    Task<GetUsageResponse?> GetUsageAsync(
        string organizationId,
        [AliasAs("starting_on")] string startingOn,
        [AliasAs("ending_before")] string endingBefore,
        [Property(Call.Key)] Call call,
        CancellationToken cancellationToken);

    [Get("/orgs/{organizationId}/invoices/{month}")]
    [Operation("GetInvoice")]
    Task<GetInvoiceResponse?> GetInvoiceAsync(
        string organizationId, string month, [Property(Call.Key)] Call call, CancellationToken cancellationToken);

    [Get("/account/invoices/{month}")]
    [Operation("GetAccountInvoice")]
    Task<GetInvoiceResponse?> GetAccountInvoiceAsync(string month, [Property(Call.Key)] Call call, CancellationToken cancellationToken);
}
