/** Every component with its examples: what the gallery shows, the tests render and the screenshots hold. */
import type { Example } from "../components/example.ts";
import { examples as amountField } from "../components/amount-field/examples.tsx";
import { examples as answerWords } from "../components/answer-words/examples.tsx";
import { examples as attachmentList } from "../components/attachment-list/examples.tsx";
import { examples as pagePreview } from "../components/page-preview/examples.tsx";
import { examples as button } from "../components/button/examples.tsx";
import { examples as changedFacts } from "../components/changed-facts/examples.tsx";
import { examples as caseFacts } from "../components/case-facts/examples.tsx";
import { examples as caseThread } from "../components/case-thread/examples.tsx";
import { examples as checkbox } from "../components/checkbox/examples.tsx";
import { examples as dataTable } from "../components/data-table/examples.tsx";
import { examples as dateField } from "../components/date-field/examples.tsx";
import { examples as disputedLines } from "../components/disputed-lines/examples.tsx";
import { examples as draftSheet } from "../components/draft-sheet/examples.tsx";
import { examples as invoiceLines } from "../components/invoice-lines/examples.tsx";
import { examples as emptyState } from "../components/empty-state/examples.tsx";
import { examples as errorSummary } from "../components/error-summary/examples.tsx";
import { examples as faultRemedy } from "../components/fault-remedy/examples.tsx";
import { examples as figures } from "../components/figures/examples.tsx";
import { examples as fileField } from "../components/file-field/examples.tsx";
import { examples as form } from "../components/form/examples.tsx";
import { examples as icon } from "../components/icon/examples.tsx";
import { examples as invoiceSheet } from "../components/invoice-sheet/examples.tsx";
import { examples as monthBars } from "../components/month-bars/examples.tsx";
import { examples as notice } from "../components/notice/examples.tsx";
import { examples as pageFeedback } from "../components/page-feedback/examples.tsx";
import { examples as pageFrame } from "../components/page-frame/examples.tsx";
import { examples as pageHeading } from "../components/page-heading/examples.tsx";
import { examples as pagination } from "../components/pagination/examples.tsx";
import { examples as passwordField } from "../components/password-field/examples.tsx";
import { examples as printButton } from "../components/print-button/examples.tsx";
import { examples as radioGroup } from "../components/radio-group/examples.tsx";
import { examples as receiverPicker } from "../components/receiver-picker/examples.tsx";
import { examples as receiverSearch } from "../components/receiver-search/examples.tsx";
import { examples as selectField } from "../components/select-field/examples.tsx";
import { examples as sheet } from "../components/sheet/examples.tsx";
import { examples as statusWord } from "../components/status-word/examples.tsx";
import { examples as summaryList } from "../components/summary-list/examples.tsx";
import { examples as tableDownloads } from "../components/table-downloads/examples.tsx";
import { examples as textArea } from "../components/text-area/examples.tsx";
import { examples as textField } from "../components/text-field/examples.tsx";
import { examples as chain } from "../components/chain/examples.tsx";
import { examples as nameList } from "../components/name-list/examples.tsx";
import { examples as timeline } from "../components/timeline/examples.tsx";

export const gallery: Readonly<Record<string, readonly Example[]>> = {
  "amount-field": amountField,
  "answer-words": answerWords,
  "attachment-list": attachmentList,
  "page-preview": pagePreview,
  button: button,
  "disputed-lines": disputedLines,
  "changed-facts": changedFacts,
  "case-facts": caseFacts,
  "case-thread": caseThread,
  checkbox: checkbox,
  "data-table": dataTable,
  "date-field": dateField,
  "draft-sheet": draftSheet,
  "invoice-lines": invoiceLines,
  "empty-state": emptyState,
  "error-summary": errorSummary,
  "fault-remedy": faultRemedy,
  figures: figures,
  "file-field": fileField,
  form: form,
  icon: icon,
  "invoice-sheet": invoiceSheet,
  "month-bars": monthBars,
  notice: notice,
  "page-feedback": pageFeedback,
  "page-frame": pageFrame,
  "page-heading": pageHeading,
  pagination: pagination,
  "password-field": passwordField,
  "print-button": printButton,
  "radio-group": radioGroup,
  "receiver-picker": receiverPicker,
  "receiver-search": receiverSearch,
  "select-field": selectField,
  sheet: sheet,
  "status-word": statusWord,
  "summary-list": summaryList,
  "table-downloads": tableDownloads,
  "text-area": textArea,
  "text-field": textField,
  chain,
  "name-list": nameList,
  timeline: timeline,
};
