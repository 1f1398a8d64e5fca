import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks once more before something goes. The focus begins on the way out; the deed closes the dialog itself or lets its caller do it. */
export function Confirm({
  title,
  more,
  cancel,
  deed,
  onClose,
  onDeed,
}: {
  title: string;
  more: string;
  cancel: string;
  deed: string;
  onClose: () => void;
  onDeed: () => void;
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <div className="end">
          <Button onClick={onClose} data-autofocus>
            {cancel}
          </Button>
          <Button look="danger" onClick={onDeed}>
            {deed}
          </Button>
        </div>
      }
    >
      <p className="soft">{more}</p>
    </Dialog>
  );
}
