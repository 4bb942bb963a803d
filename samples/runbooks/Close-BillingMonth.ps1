#Requires -Version 7.4
#Requires -Modules Tigris, Az.Accounts, Az.Storage

<#
.SYNOPSIS
    Runbook: closes a month. It compares the invoices, and writes statements, a report and files for other systems to blob storage.
.DESCRIPTION
    The blobs are in the folder close/<month> of the container: statements.json, statements/*.html, lines.csv, focus-bill.csv, focus-cost.csv, differences.csv
    and report.html. The price book is a blob of the same container, and a copy of it is beside them.

    The job fails, and writes no statement, if the account invoice and the organizations' invoices differ without a known reason, if an organization can't be
    read, or if an invoice is still a draft. -AllowDraft $true writes drafts. A job that fails can be started again: it replaces the blobs.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs the role Storage Blob Data Contributor on the container. The
    provider's key comes from one of three places: a connection asset (-ConnectionName), a credential asset (-CredentialName), or a key vault
    (-VaultName with -ProviderId), where the managed identity needs Key Vault Secrets User.
.PARAMETER StorageAccountName
    The storage account.
.PARAMETER ContainerName
    The container, which must exist.
.PARAMETER PriceBookBlob
    The name of the blob with the price book.
.PARAMETER Month
    The month, as yyyy-MM. The default is the previous month, in UTC.
.PARAMETER PartnerName
    The name of the partner on the documents.
.PARAMETER ExchangeRate
    The price of a US dollar in the currency of the price book, such as 0.92, with a decimal point. A price book in US dollars needs none.
.PARAMETER AllowDraft
    $true to write the documents of a month whose invoices are not final.
.PARAMETER ConnectionName
    A connection asset of the type Tigris.
.PARAMETER CredentialName
    A credential asset. Its user name is the id of the provider, and its password is the signing key.
.PARAMETER VaultName
    The key vault with the signing key.
.PARAMETER SecretName
    The name of the secret with the signing key.
.PARAMETER ProviderId
    The id of the provider, with -VaultName.
.PARAMETER Endpoint
    The address of the management API. The default is the one of the connection asset, or of production.
.PARAMETER UserId
    The id of the acting user. The default is the one of the connection asset, or azure-automation.
.EXAMPLE
    ./Close-BillingMonth.ps1 -StorageAccountName billing -ContainerName tigris -PriceBookBlob prices.json -PartnerName Contoso -ConnectionName Tigris

    Processes the previous month, with the key of a connection asset.
.EXAMPLE
    ./Close-BillingMonth.ps1 -StorageAccountName billing -ContainerName tigris -PriceBookBlob prices.json -VaultName keys -ProviderId my-provider -Month 2026-10

    Processes another month, with the key of a key vault.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialName', Justification = 'The name of an asset.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$StorageAccountName,
    [Parameter(Mandatory)][string]$ContainerName,
    [Parameter(Mandatory)][string]$PriceBookBlob,
    [string]$Month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM', [cultureinfo]::InvariantCulture),
    [string]$PartnerName = '',
    [string]$ExchangeRate = '',
    [bool]$AllowDraft = $false,
    [string]$ConnectionName = '',
    [string]$CredentialName = '',
    [string]$VaultName = '',
    [string]$SecretName = 'tigris-signing-key',
    [string]$ProviderId = '',
    [string]$Endpoint = '',
    [string]$UserId = ''
)

$ErrorActionPreference = 'Stop'

#region Signs in to Azure and Tigris. The code is the same in each runbook, because a runbook is one file.
$null = Disable-AzContextAutosave -Scope Process
$null = Connect-AzAccount -Identity
$provider = @{}
if ($Endpoint) { $provider.Endpoint = $Endpoint }
if ($UserId) { $provider.UserId = $UserId }
if ($ConnectionName) {
    $provider.AutomationConnection = Get-AutomationConnection -Name $ConnectionName
}
else {
    if (-not $UserId) { $provider.UserId = 'azure-automation' }
    $provider.UserRole = 'Admin'
    if ($CredentialName) {
        $provider.Credential = Get-AutomationPSCredential -Name $CredentialName
    }
    elseif ($VaultName -and $ProviderId) {
        $secret = Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName
        if (-not $secret) { throw "The key vault '$VaultName' has no secret '$SecretName'." }
        $provider.ProviderId = $ProviderId
        $provider.SigningKey = $secret.SecretValue
    }
    else {
        throw 'Give -ConnectionName, or -CredentialName, or -VaultName with -ProviderId.'
    }
}
Connect-Tigris @provider
$storage = @{ Container = $ContainerName; Context = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount }
#endregion

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

$folder = (New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "tigris-$([guid]::NewGuid())")).FullName
try {
    $book = Join-Path -Path $folder -ChildPath 'prices.json'
    $null = Get-AzStorageBlobContent @storage -Blob $PriceBookBlob -Destination $book
    $rate = @{}
    if ($ExchangeRate) { $rate.ExchangeRate = [decimal]::Parse($ExchangeRate, 'AllowDecimalPoint', [cultureinfo]::InvariantCulture) }
    $partner = @{}
    if ($PartnerName) { $partner.PartnerName = $PartnerName }
    $provided = @{}
    if ($PartnerName) { $provided.ProviderName = $PartnerName }

    $differences = @(Compare-TigrisInvoice -Month $Month -IncludeEqual)
    $reasons = @('MissingOrganization', 'Incomplete', 'Unexplained')
    if (-not $AllowDraft) { $reasons += 'Draft' }
    $open = @($differences | Where-Object { "$($_.Reason)" -in $reasons -or (-not $AllowDraft -and -not $_.IsFinal) })
    if ($open) {
        throw "The month $Month isn't ready: $(@($open | ForEach-Object { "$($_.Charge): $($_.Reason)" }) -join ', ')"
    }

    # Read once, so that all files have the same organizations.
    $organizations = @(Get-TigrisOrganization -IncludeInactive)
    $statements = @($organizations | Get-TigrisStatement -Month $Month -PriceBook $book -IncludeCost @rate)
    if ($statements.Count -ne $organizations.Count) {
        throw "$($organizations.Count) organizations have $($statements.Count) statements."
    }

    [Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    $csv = @{ NoTypeInformation = $true; Encoding = 'utf8' }
    ConvertTo-Json -InputObject $statements -Depth 5 | Set-Content -LiteralPath (Join-Path -Path $folder -ChildPath 'statements.json') -Encoding utf8
    $statements | Export-TigrisReport -Folder (Join-Path -Path $folder -ChildPath 'statements') @partner
    $organizations | Get-TigrisStatement -Month $Month -PriceBook $book @rate -Line | ConvertTo-CsvRow | Export-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'lines.csv') @csv
    $statements | ConvertTo-TigrisFocus @provided | ConvertTo-CsvRow | Export-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'focus-bill.csv') @csv
    $organizations | Get-TigrisInvoice -Month $Month | ConvertTo-TigrisFocus | ConvertTo-CsvRow | Export-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'focus-cost.csv') @csv
    $differences | ConvertTo-CsvRow | Export-Csv -LiteralPath (Join-Path -Path $folder -ChildPath 'differences.csv') @csv
    Export-TigrisReport -Path (Join-Path -Path $folder -ChildPath 'report.html') -Month $Month -PriceBook $book @rate @partner

    $blobs = @(Get-ChildItem -LiteralPath $folder -Recurse -File | Sort-Object -Property FullName | ForEach-Object {
            $blob = "close/$Month/" + $_.FullName.Substring($folder.Length + 1).Replace('\', '/')
            $null = Set-AzStorageBlobContent @storage -File $_.FullName -Blob $blob -Force
            $blob
        })
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
    Disconnect-Tigris
}

$total = 0d
$cost = 0d
foreach ($statement in $statements) {
    $total += $statement.Total
    if ($null -ne $statement.Cost) { $cost += $statement.Cost }
}
[pscustomobject]@{
    Month = $Month
    Statements = $statements.Count
    IsFinal = -not ($statements | Where-Object { -not $_.IsFinal })
    Currency = @($statements | ForEach-Object { $_.Currency } | Select-Object -First 1) -join ''
    Total = $total
    Cost = $cost
    Differences = @($differences | Where-Object { "$($_.Reason)" -ne 'Equal' }).Count
    Blobs = $blobs
}
